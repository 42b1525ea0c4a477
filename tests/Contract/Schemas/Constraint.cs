using System.Text.Json.Nodes;
using Hjemvakt.Contract.Tests.Reading;

namespace Hjemvakt.Contract.Tests.Schemas;

/// <summary>One constraint of a schema at work on one value of a message.</summary>
/// <param name="Id">File, JSON pointer and keyword.</param>
/// <param name="Keyword">The keyword of JSON Schema.</param>
/// <param name="Limit">The keyword's value; for <c>required</c> one name of it.</param>
/// <param name="At">The way to the value in the message: member names and indexes.</param>
internal sealed record Constraint(string Id, string Keyword, JsonNode Limit, IReadOnlyList<object> At)
{
    /// <summary>Keywords that lead to other schemas.</summary>
    public static readonly string[] Structure = ["$ref", "allOf", "oneOf", "properties", "items"];

    /// <summary>Keywords that refuse a value.</summary>
    public static readonly string[] Keywords = ["type", "enum", "required", "minimum", "maximum", "minLength", "maxLength", "pattern", "not", "minItems", "maxItems"];

    /// <summary>Every constraint that has a say on the message.</summary>
    public static IEnumerable<Constraint> Of(string message, JsonNode value)
    {
        var file = Path.Combine(ContractFolder.Schemas, $"{message}.schema.json");
        return Walk(file, "", Load(file), value, []);
    }

    /// <summary>The ids of every constraint in a file, whether a message meets it or not.</summary>
    public static IEnumerable<string> WrittenIn(string file) => WrittenIn(file, "", Load(file));

    /// <summary>Every keyword in a schema and its parts.</summary>
    public static IEnumerable<string> KeywordsIn(JsonNode schema) => schema.AsObject().SelectMany(pair => Parts(pair.Key, pair.Value!).SelectMany(part => KeywordsIn(part.Schema)).Prepend(pair.Key));

    /// <summary>The message as JSON with this constraint, if possible nothing else, broken: once for each way to break it.</summary>
    public IEnumerable<string> Broken(JsonNode message) => Violations.Of(Keyword, Limit, Value(message, At)).Select(value =>
    {
        var copy = message.DeepClone();
        if (At.Count == 0)
        {
            return value?.ToJsonString() ?? "null";
        }

        var parent = Value(copy, [.. At.SkipLast(1)])!;
        if (At[^1] is int index)
        {
            parent[index] = value;
        }
        else
        {
            parent[(string)At[^1]] = value;
        }

        return copy.ToJsonString();
    });

    private static JsonNode? Value(JsonNode? node, IReadOnlyList<object> way)
    {
        foreach (var step in way)
        {
            node = step is int index ? node![index] : node![(string)step];
        }

        return node;
    }

    private static IEnumerable<Constraint> Walk(string file, string pointer, JsonObject schema, JsonNode? value, object[] at)
    {
        foreach (var (keyword, limit) in schema)
        {
            if (keyword == "required")
            {
                foreach (var name in limit!.AsArray())
                {
                    yield return new Constraint(Name(file, pointer, keyword, name), keyword, name!, at);
                }
            }
            else if (Keywords.Contains(keyword) && !IsDiscriminator(keyword, limit!))
            {
                yield return new Constraint(Name(file, pointer, keyword), keyword, limit!, at);
            }

            foreach (var constraint in Below(file, pointer, keyword, limit!, value, at))
            {
                yield return constraint;
            }
        }
    }

    private static IEnumerable<Constraint> Below(string file, string pointer, string keyword, JsonNode limit, JsonNode? value, object[] at)
    {
        switch (keyword)
        {
            case "$ref":
                var target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, (string)limit!));
                return Walk(target, "", Load(target), value, at);
            case "allOf":
                return Parts(keyword, limit).SelectMany(part => Walk(file, $"{pointer}/{part.Pointer}", part.Schema, value, at));
            case "oneOf":
                return Parts(keyword, limit).Where(part => Fits(file, part.Schema, value)).SelectMany(part => Walk(file, $"{pointer}/{part.Pointer}", part.Schema, value, at));
            case "properties" when value is JsonObject members:
                return Parts(keyword, limit).Where(part => members.ContainsKey(part.Name)).SelectMany(part => Walk(file, $"{pointer}/{part.Pointer}", part.Schema, members[part.Name], [.. at, part.Name]));
            case "items" when value is JsonArray list:
                return list.SelectMany((item, index) => Walk(file, $"{pointer}/items", limit.AsObject(), item, [.. at, index]));
            default:
                return [];
        }
    }

    private static IEnumerable<string> WrittenIn(string file, string pointer, JsonObject schema) => schema.SelectMany(pair =>
    {
        var here = pair.Key switch
        {
            "required" => pair.Value!.AsArray().Select(name => Name(file, pointer, pair.Key, name)),
            _ when Keywords.Contains(pair.Key) && !IsDiscriminator(pair.Key, pair.Value!) => [Name(file, pointer, pair.Key)],
            _ => [],
        };
        return here.Concat(Parts(pair.Key, pair.Value!).SelectMany(part => WrittenIn(file, $"{pointer}/{part.Pointer}", part.Schema)));
    });

    private static IEnumerable<(string Name, string Pointer, JsonObject Schema)> Parts(string keyword, JsonNode limit) => keyword switch
    {
        "allOf" or "oneOf" => limit.AsArray().Select((part, index) => ($"{index}", $"{keyword}/{index}", part!.AsObject())),
        "properties" => limit.AsObject().Select(pair => (pair.Key, $"{keyword}/{pair.Key}", pair.Value!.AsObject())),
        "items" => [("items", "items", limit.AsObject())],
        _ => [],
    };

    // Which branch of a oneOf is meant: the one whose words are those of the message.
    private static bool Fits(string file, JsonObject branch, JsonNode? value)
    {
        if (branch["$ref"] is { } reference)
        {
            branch = Load(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, (string)reference!)));
        }

        return branch["properties"]!.AsObject().All(property => property.Value!["enum"] is not JsonArray words || value?[property.Key] is { } said && words.Any(word => JsonNode.DeepEquals(word, said)));
    }

    // "online": false makes a last will of any status: it does not refuse, it chooses. The golden vectors hold both sides of it.
    private static bool IsDiscriminator(string keyword, JsonNode limit) => keyword == "enum" && limit.AsArray().All(word => word!.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False);

    private static string Name(string file, string pointer, string keyword, JsonNode? part = null) => $"{Path.GetFileName(file)}#{pointer}/{keyword}{(part is null ? "" : $"/{part}")}";

    private static JsonObject Load(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();
}
