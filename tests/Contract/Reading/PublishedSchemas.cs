using System.Text.Json;
using NJsonSchema;

namespace Hjemvakt.Contract.Tests.Reading;

/// <summary>The published schemas, as an independent validator understands them.</summary>
internal static class PublishedSchemas
{
    private static readonly Dictionary<string, JsonSchema> Messages = Load(ContractFolder.Schemas, except: "record");

    private static readonly Dictionary<string, JsonSchema> Records = Load(Path.Combine(ContractFolder.Schemas, "records"));

    public static IEnumerable<string> MessageNames => Messages.Keys;

    /// <summary>The names of the schemas of records. A kind that both streams have, as <c>gap</c>, has a schema for each.</summary>
    public static IEnumerable<string> RecordNames => Records.Keys;

    /// <summary>The kinds of record, as <c>k</c> says them on the wire.</summary>
    public static IEnumerable<string> RecordKinds => Records.Values.SelectMany(schema => schema.ActualProperties["k"].Enumeration).Cast<string>().Distinct();

    /// <summary>The words that a member of a record may have.</summary>
    public static string[] WordsOf(string record, string member) => [.. Records[record].ActualProperties[member].Enumeration.Cast<string>()];

    /// <summary>Judges the payload of a message by its name (<c>alarm</c>, <c>receipt</c> …).</summary>
    public static SideVerdict Judge(string message, ReadOnlyMemory<byte> payload)
    {
        using var document = StrictJson.Read(payload, out var why);
        if (document is null)
        {
            return SideVerdict.Refuse(why);
        }

        var root = document.RootElement;
        return message is "alarm" or "routine" ? JudgeBatch(message, root) : JudgeOne(Messages[message], root);
    }

    /// <summary>True when the record satisfies the schema of this name.</summary>
    public static bool IsRecord(string name, string record) => Errors(Records[name], record).Count == 0;

    private static SideVerdict JudgeOne(JsonSchema schema, JsonElement root)
    {
        var errors = StrictJson.IsText(root) ? Errors(schema, root.GetRawText()) : ["half a letter"];
        return errors.Count == 0 ? SideVerdict.Accept : SideVerdict.Refuse(string.Join("; ", errors));
    }

    // The contract judges each record of a batch by itself; the schema of the message says what a record of the stream may be.
    private static SideVerdict JudgeBatch(string message, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() is < 1 or > 32)
        {
            return SideVerdict.Refuse(string.Join("; ", Errors(Messages[message], root.GetRawText())));
        }

        var quarantined = new List<int>();
        var why = new List<string>();
        var index = 0;
        foreach (var record in root.EnumerateArray())
        {
            var verdict = JudgeOne(Messages[message], JsonDocument.Parse($"[{record.GetRawText()}]").RootElement);
            if (!verdict.Accepted)
            {
                quarantined.Add(index);
                why.Add($"[{index}] {verdict.Why}");
            }

            index++;
        }

        return new SideVerdict(true, quarantined, string.Join("; ", why));
    }

    private static IReadOnlyList<string> Errors(JsonSchema schema, string json)
    {
        try
        {
            return [.. schema.Validate(json).Select(error => $"{error.Path} {error.Kind}")];
        }
        catch (Exception refused) when (refused is InvalidCastException or OverflowException)
        {
            // The validator's way of saying that a number is larger than anything it can compare.
            return [refused.Message];
        }
    }

    private static Dictionary<string, JsonSchema> Load(string folder, string? except = null)
    {
        var schemas = new Dictionary<string, JsonSchema>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.schema.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file).Split('.')[0];
            if (name != except)
            {
                schemas.Add(name, JsonSchema.FromFileAsync(file).GetAwaiter().GetResult());
            }
        }

        return schemas;
    }
}
