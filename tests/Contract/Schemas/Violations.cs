using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hjemvakt.Contract.Tests.Schemas;

/// <summary>Values that a keyword must refuse, as near to an allowed one as possible.</summary>
internal static class Violations
{
    private static readonly string[] Unlikely = ["?", "NO", "0", "-", "x y", ""];

    public static IEnumerable<JsonNode?> Of(string keyword, JsonNode limit, JsonNode? value) => keyword switch
    {
        "type" => OtherTypes((string)limit!),
        "enum" => ["no-such-word"],
        "required" => [Without(value!.AsObject(), (string)limit!)],
        "minimum" => [(decimal)limit! - Step(limit)],
        "maximum" => [(decimal)limit! + Step(limit)],
        "minLength" => [new string('a', (int)limit! - 1)],
        "maxLength" => [new string('a', (int)limit! + 1)],
        "pattern" => Unlikely.Where(text => !Regex.IsMatch(text, (string)limit!)).Take(3).Select(text => (JsonNode?)text),
        "not" => ((string)value! is var text) ? [text + "\0", "\n" + text, text + "\u007f"] : [],
        "minItems" => [new JsonArray([.. value!.AsArray().Take((int)limit! - 1).Select(item => item?.DeepClone())])],
        "maxItems" => [new JsonArray([.. Enumerable.Range(0, (int)limit! + 1).Select(_ => value!.AsArray().Count > 0 ? value.AsArray()[0]!.DeepClone() : 1)])],
        _ => throw new InvalidOperationException($"no way to break {keyword}"),
    };

    private static IEnumerable<JsonNode?> OtherTypes(string type)
    {
        var values = JsonNode.Parse("""[null, true, 1, 1.5, "1", [], [1], {}]""")!.AsArray().Select(value => value?.DeepClone());
        return values.Where(value => type switch
        {
            "integer" => value is null || value.GetValueKind() != System.Text.Json.JsonValueKind.Number || (decimal)value % 1 != 0,
            "number" => value?.GetValueKind() != System.Text.Json.JsonValueKind.Number,
            "string" => value?.GetValueKind() != System.Text.Json.JsonValueKind.String,
            "boolean" => value?.GetValueKind() != System.Text.Json.JsonValueKind.True,
            "array" => value is not JsonArray,
            "object" => value is not JsonObject,
            _ => throw new InvalidOperationException(type),
        });
    }

    private static JsonObject Without(JsonObject value, string name)
    {
        var copy = value.DeepClone().AsObject();
        copy.Remove(name);
        return copy;
    }

    private static decimal Step(JsonNode limit) => (decimal)limit > 1_000_000 ? 1 : 0.1m;
}
