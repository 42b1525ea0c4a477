using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace Hjemvakt.Contract.Tests.Records;

/// <summary>One member of a record changed at random: gone, of another type, out of its range, or another word.</summary>
internal static class Mutation
{
    // As JSON text, because some of them no .NET number can hold.
    private static readonly string[] Values =
    [
        "null", "true", "false", "\"\"", "\"x\"", "\"1\"", "[]", "[1]", "[\"movement\"]", "[\"Not A Word\"]", "[null]", "{}",
        "0", "-1", "1", "2", "100", "101", "-0.1", "0.5", "21.35", "400", "400.5", "401", "500.01", "1200.1", "65536",
        "2147483647", "2147483648", "9007199254740991", "9007199254740992", "-9007199254740992", "1e20", "1e300",
        "\"radar\"", "\"button\"", "\"routine\"", "\"alarm\"", "\"fall\"", "\"door\"", "\"bp\"", "\"spo2\"", "\"0aF1\"", "\"0aF\"", "\"line\\nbreak\"", "\"nul\\u0000\"",
        $"\"{new string('a', 64)}\"", $"\"{new string('a', 65)}\"", $"\"{new string('a', 200)}\"", $"\"{new string('a', 201)}\"",
    ];

    /// <summary>The record as JSON text with one member changed; the change in words.</summary>
    public static Gen<(string Json, string What)> Of(JsonObject record) =>
        from member in Gen.Int[0, record.Count - 1]
        from change in Gen.OneOf(Gen.Const(-1), Gen.Int[0, Values.Length - 1])
        select Changed(record, record.ElementAt(member).Key, change);

    private static (string Json, string What) Changed(JsonObject record, string member, int change)
    {
        var parts = record.Where(entry => change >= 0 || entry.Key != member)
            .Select(entry => $"{JsonSerializer.Serialize(entry.Key)}:{(entry.Key == member ? Values[change] : entry.Value!.ToJsonString())}");
        return ($"{{{string.Join(',', parts)}}}", change < 0 ? $"without {member}" : $"{member}: {Values[change]}");
    }
}
