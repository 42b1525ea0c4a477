using System.Text;
using System.Text.Json;
using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Tests.Ingest;

/// <summary>The golden messages of the wire contract, each with the verdict that every implementation must come to.</summary>
public sealed class ContractVectorTests
{
    public static TheoryData<string> Alarm => Names("alarm");

    public static TheoryData<string> Routine => Names("routine");

    public static TheoryData<string> Status => Names("status");

    [Theory]
    [MemberData(nameof(Alarm))]
    public void Of_alarm_messages(string name) => Judge(RecordStream.Alarm, "alarm", name);

    [Theory]
    [MemberData(nameof(Routine))]
    public void Of_routine_messages(string name) => Judge(RecordStream.Routine, "routine", name);

    [Theory]
    [MemberData(nameof(Status))]
    public void Of_status_messages(string name)
    {
        var vector = Vector("status", name);

        var (status, refusal) = StatusDecoder.Decode(Payload(vector));

        (status is not null).ShouldBe(vector.GetProperty("expect").GetString() == "accepted", refusal);
        (status is null).ShouldBe(refusal is not null);
    }

    private static void Judge(RecordStream stream, string message, string name)
    {
        var vector = Vector(message, name);

        var batch = RecordDecoder.Decode(stream, Payload(vector));

        (batch.Refusal is null).ShouldBe(vector.GetProperty("expect").GetString() == "accepted", batch.Refusal);
        var quarantined = vector.TryGetProperty("quarantined", out var list) ? list.EnumerateArray().Select(i => i.GetInt32()).ToArray() : [];
        batch.Records.Index().Where(r => r.Item.Refusal is not null).Select(r => r.Index).ShouldBe(quarantined);
        batch.Records.ShouldAllBe(r => (r.Record == null) != (r.Refusal == null));
    }

    private static byte[] Payload(JsonElement vector)
        => Encoding.UTF8.GetBytes(vector.TryGetProperty("text", out var text) ? text.GetString()! : vector.GetProperty("payload").GetRawText());

    private static TheoryData<string> Names(string message) => [.. All(message).Select(vector => vector.GetProperty("name").GetString()!)];

    private static JsonElement Vector(string message, string name) => All(message).Single(vector => vector.GetProperty("name").GetString() == name);

    private static List<JsonElement> All(string message)
        => [.. JsonDocument.Parse(File.ReadAllText(Repository.Path("firmware", "contract", "vectors", $"{message}.json"))).RootElement.GetProperty("vectors").EnumerateArray()];
}
