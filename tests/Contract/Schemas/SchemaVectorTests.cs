using System.Text;
using Hjemvakt.Contract.Tests.Reading;

namespace Hjemvakt.Contract.Tests.Schemas;

public sealed class SchemaVectorTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Every => Vector.Rows();

    [Theory]
    [MemberData(nameof(Every))]
    public void The_schemas_judge_a_golden_message_as_it_is_marked(string message, string name)
    {
        var vector = Vector.Find(message, name);

        var verdict = PublishedSchemas.Judge(message, vector.Payload);

        var expected = vector.BeyondSchema ? SideVerdict.Accept : vector.Expected;
        verdict.Short.ShouldBe(expected.Short, $"{vector.Why}: {verdict.Why}\n{Encoding.UTF8.GetString(vector.Payload)}");
    }

    [Fact]
    public void Every_message_has_good_and_bad_vectors_with_names_of_their_own()
    {
        foreach (var message in PublishedSchemas.MessageNames)
        {
            var vectors = Vector.All.Where(vector => vector.Message == message).ToArray();

            vectors.ShouldContain(vector => vector.Expected.Good, message);
            vectors.ShouldContain(vector => !vector.Expected.Good, message);
            vectors.Select(vector => vector.Name).ShouldBeUnique(message);
        }

        Vector.All.Select(vector => vector.Message).Distinct().ShouldBe(PublishedSchemas.MessageNames, ignoreOrder: true);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        byte[] payload = [.. """[{"s":1,"b":4,"u":1000,"k":"test","p":"bath"""u8, 0xC3, 0x28, .. "\"}]"u8];

        PublishedSchemas.Judge("alarm", payload).Short.ShouldBe("refused");
    }

    [Theory]
    [InlineData(8192, "accepted")]
    [InlineData(8193, "refused")]
    public void A_message_ends_at_8192_bytes(int bytes, string expected)
    {
        var payload = Encoding.UTF8.GetBytes("""[{"s":1,"b":4,"u":1000,"k":"test","p":"x"}]""".PadRight(bytes));

        PublishedSchemas.Judge("alarm", payload).Short.ShouldBe(expected);
    }
}
