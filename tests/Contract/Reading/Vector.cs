using System.Text;
using System.Text.Json;

namespace Hjemvakt.Contract.Tests.Reading;

/// <summary>One golden message of <c>firmware/contract/vectors</c>.</summary>
/// <param name="BeyondSchema">What is wrong with it is between two members, where no schema sees it.</param>
internal sealed record Vector(string Message, string Name, string Why, byte[] Payload, SideVerdict Expected, bool BeyondSchema)
{
    public static IReadOnlyList<Vector> All { get; } = [.. Directory.EnumerateFiles(ContractFolder.Vectors, "*.json").Order(StringComparer.Ordinal).SelectMany(Read)];

    public static Vector Find(string message, string name) => All.Single(vector => vector.Message == message && vector.Name == name);

    /// <summary>Rows for a theory: message and name, which is what a person reads in the list of tests.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Rows(params string[] messages) =>
        All.Where(vector => messages.Length == 0 || messages.Contains(vector.Message)).Select(vector => new TheoryDataRow<string, string>(vector.Message, vector.Name));

    private static IEnumerable<Vector> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var message = document.RootElement.GetProperty("message").GetString()!;
        var vectors = new List<Vector>();
        foreach (var entry in document.RootElement.GetProperty("vectors").EnumerateArray())
        {
            var payload = entry.TryGetProperty("text", out var text) ? text.GetString()! : entry.GetProperty("payload").GetRawText();
            var quarantined = entry.TryGetProperty("quarantined", out var indexes) ? indexes.EnumerateArray().Select(index => index.GetInt32()).ToArray() : [];
            var accepted = entry.GetProperty("expect").GetString() switch
            {
                "accepted" => true,
                "refused" => false,
                var other => throw new InvalidOperationException($"{file}: expect is {other}"),
            };
            vectors.Add(new Vector(message, entry.GetProperty("name").GetString()!, entry.GetProperty("why").GetString()!, Encoding.UTF8.GetBytes(payload), new SideVerdict(accepted, quarantined, ""), entry.TryGetProperty("beyondSchema", out _)));
        }

        return vectors;
    }
}
