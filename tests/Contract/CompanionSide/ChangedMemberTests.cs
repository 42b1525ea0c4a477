using System.Text;
using System.Text.Json;
using CsCheck;
using Hjemvakt.Contract.Tests.Reading;
using Hjemvakt.Contract.Tests.Records;

namespace Hjemvakt.Contract.Tests.CompanionSide;

/// <summary>Schema and companion read the same contract: whatever happens to one member of a good record, they agree about the result.</summary>
public sealed class ChangedMemberTests
{
    [Theory]
    [InlineData("alarm")]
    [InlineData("routine")]
    public void Schema_and_companion_agree_about_a_record_with_one_member_changed(string stream)
    {
        var good = 0;
        var bad = 0;
        (from record in GoodRecord.Of(stream) from mutation in Mutation.Of(record) select mutation).Sample(
            mutation =>
            {
                if (IsBeyondSchema(mutation.Json))
                {
                    return;
                }

                var payload = Encoding.UTF8.GetBytes($"[{mutation.Json}]");
                var schema = PublishedSchemas.Judge(stream, payload);
                var companion = Decoders.Judge(stream, payload);

                companion.Short.ShouldBe(schema.Short, $"{mutation.What} in {mutation.Json}\nschema: {schema.Why}\ncompanion: {companion.Why}");
                Interlocked.Increment(ref schema.Good ? ref good : ref bad);
            },
            iter: Effort.Of(4000));

        // Both outcomes are well represented, or the agreement would say little.
        good.ShouldBeGreaterThan(200);
        bad.ShouldBeGreaterThan(1000);
    }

    // What is between two members no schema sees; the golden vectors have it.
    private static bool IsBeyondSchema(string record)
    {
        using var json = JsonDocument.Parse(record);
        return Number("ref") >= Number("s") || Number("to") < Number("from");

        double Number(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;
    }
}
