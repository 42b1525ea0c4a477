using System.Text.Json.Nodes;
using Hjemvakt.Contract.Tests.Reading;

namespace Hjemvakt.Contract.Tests.Settings;

/// <summary>One limit of <c>settings.schema.json</c>, with a file at it and a file beyond it that is good but for that.</summary>
/// <param name="Name">The way to the value, the keyword, and what has to be so for the limit to count.</param>
/// <param name="AtIt">A file that holds it to the last unit.</param>
/// <param name="Beyond">A file that breaks it by one unit.</param>
internal sealed record SettingsLimit(string Name, string AtIt, string Beyond)
{
    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(ContractFolder.Settings))!.AsObject();

    /// <summary>Every limit of every value, read from the schema.</summary>
    public static IReadOnlyList<SettingsLimit> All { get; } = [.. OfMembers(Schema, [], "")];

    /// <summary>The longest file, in bytes of UTF-8.</summary>
    public static int MostBytes => (int)Schema["x-maxBytes"]!;

    /// <summary>Every member that a file may have, with a file in which it is of the wrong type.</summary>
    public static IEnumerable<(string Name, string Mistyped)> Members => MembersOf(Schema, []);

    /// <summary>The schema of a value by the way to it; <c>[]</c> leads to the elements of an array.</summary>
    public static JsonObject At(params string[] way) => way.Aggregate(Schema, (node, step) => (step == "[]" ? node["items"] : node["properties"]![step])!.AsObject());

    /// <summary>A good file with everything that a home may have.</summary>
    public static JsonObject GoodFile() => JsonNode.Parse("""
        {"id":"gw-berit","secret":"abcdefgh","broker":{"host":"vakt.example.no","port":8883,"tls":true},"wifi":[{"ssid":"hjem","password":"p"}],"points":[{"id":"front-door","kind":"door"}],"time":["ntp.example.no"]}
        """)!.AsObject();

    private static IEnumerable<(string Name, string Mistyped)> MembersOf(JsonObject schema, string[] way)
    {
        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            string[] here = [.. way, name];
            JsonNode wrong = (string)member!["type"]! == "string" ? JsonValue.Create(7) : JsonValue.Create("text");
            yield return (string.Join('.', here), With(here, wrong, []));
            var inside = member["items"] is JsonObject element ? MembersOf(element, [.. here, "[]"]) : MembersOf(member.AsObject(), here);
            foreach (var deeper in inside)
            {
                yield return deeper;
            }
        }
    }

    private static IEnumerable<SettingsLimit> OfMembers(JsonObject schema, string[] way, string when)
    {
        var conditions = schema["allOf"]?.AsArray().SelectMany(part => Conditional(part!["if"]!.AsObject(), part["then"]!.AsObject(), way)) ?? [];
        return (schema["properties"]?.AsObject() ?? [])
            .SelectMany(pair => OfValue(pair.Value!.AsObject(), [.. way, pair.Key], when, [])).Concat(Required(schema, way, when, [])).Concat(conditions);
    }

    // Once for each of the words that the condition allows.
    private static IEnumerable<SettingsLimit> Conditional(JsonObject condition, JsonObject then, string[] way)
    {
        var words = condition["properties"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!["enum"]!.AsArray().Select(word => (string)word!).ToArray());
        foreach (var model in words.GetValueOrDefault("model") ?? [""])
        {
            var kind = words["kind"].ShouldHaveSingleItem();
            var whole = kind == "radar" ? Radar(model.Length > 0 ? model : "ld6002c") : [("kind", JsonValue.Create(kind)), ("pin", (JsonNode)JsonValue.Create(4))];
            var when = $" when {kind} {model}";
            foreach (var limit in (then["properties"]?.AsObject() ?? []).SelectMany(pair => OfValue(pair.Value!.AsObject(), [.. way, pair.Key], when, whole)).Concat(Required(then, way, when, whole)))
            {
                yield return limit;
            }
        }
    }

    private static (string Name, JsonNode Value)[] Radar(string model)
        => [("kind", JsonValue.Create("radar")), ("model", JsonValue.Create(model)), ("uart", JsonValue.Create(1)), ("rx", JsonValue.Create(13)), ("tx", JsonValue.Create(14)), ("height", JsonValue.Create(220))];

    private static IEnumerable<SettingsLimit> OfValue(JsonObject schema, string[] way, string when, (string Name, JsonNode Value)[] beside)
    {
        foreach (var (keyword, limit) in schema)
        {
            if (Around(keyword, limit!, way) is var (atIt, beyond))
            {
                yield return new SettingsLimit($"{string.Join('.', way)} {keyword}{when}", With(way, atIt, beside), With(way, beyond, beside));
            }
        }

        if (schema["items"] is JsonObject element)
        {
            foreach (var limit in OfValue(element, [.. way, "[]"], when, beside))
            {
                yield return limit;
            }
        }

        foreach (var limit in schema.ContainsKey("properties") ? OfMembers(schema, way, when) : [])
        {
            yield return limit;
        }
    }

    // A value at a limit and one beyond it; null for keywords that are no limit. The kinds are a list that a gateway steps over, see the tests.
    private static (JsonNode AtIt, JsonNode Beyond)? Around(string keyword, JsonNode limit, string[] way) => keyword switch
    {
        "minimum" => ((int)limit, (int)limit - 1),
        "maximum" => ((int)limit, (int)limit + 1),
        "minLength" or "x-minBytes" when (int)limit > 0 && way[^1] != "kind" => (new string('a', (int)limit), new string('a', (int)limit - 1)),
        "maxLength" when way[^1] != "kind" => (new string('a', (int)limit), new string('a', (int)limit + 1)),
        "x-maxBytes" => (new string('ø', (int)limit / 2), new string('ø', ((int)limit / 2) + 1)),
        "pattern" => ("a-z0-9", "A"),
        "maxItems" => (Filled(way, (int)limit), Filled(way, (int)limit + 1)),
        "enum" when way[^1] == "model" => (limit[0]!.DeepClone(), "c1002"),
        _ => null,
    };

    private static IEnumerable<SettingsLimit> Required(JsonObject schema, string[] way, string when, (string Name, JsonNode Value)[] beside) =>
        from name in schema["required"]?.AsArray() ?? []
        let here = (string[])[.. way, (string)name!]
        select new SettingsLimit($"{string.Join('.', here)} required{when}", With([.. way, "no-such-member"], null, beside), With(here, null, beside));

    private static JsonArray Filled(string[] way, int count) => new([.. Enumerable.Range(0, count).Select(number => way[^1] switch
    {
        "points" => new JsonObject { ["id"] = $"point-{number}", ["kind"] = "door" },
        "wifi" => new JsonObject { ["ssid"] = $"net-{number}" },
        _ => (JsonNode)$"ntp-{number}",
    })]);

    // A good file in which one value is exchanged, or with null taken away.
    private static string With(string[] way, JsonNode? value, (string Name, JsonNode Value)[] beside)
    {
        var file = GoodFile();
        foreach (var (name, other) in beside)
        {
            file["points"]![0]![name] = other.DeepClone();
        }

        var at = way.SkipLast(1).Aggregate((JsonNode)file, (node, step) => (step == "[]" ? node[0] : node[step])!);
        if (way[^1] == "[]")
        {
            at[0] = value!.DeepClone();
        }
        else if (value is null)
        {
            at.AsObject().Remove(way[^1]);
        }
        else
        {
            at[way[^1]] = value.DeepClone();
        }

        return file.ToJsonString();
    }

    public override string ToString() => Name;
}
