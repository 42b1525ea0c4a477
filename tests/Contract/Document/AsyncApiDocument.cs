using System.Text.Json.Nodes;
using Hjemvakt.Contract.Tests.Reading;

namespace Hjemvakt.Contract.Tests.Document;

/// <summary><c>asyncapi.yaml</c> and what its references lead to.</summary>
internal static class AsyncApiDocument
{
    public static JsonObject Root { get; } = Yaml.ReadObject(ContractFolder.Document);

    public static IEnumerable<KeyValuePair<string, JsonObject>> Each(params string[] path)
    {
        JsonNode? node = Root;
        foreach (var step in path)
        {
            node = node?[step];
        }

        return node is JsonObject found
            ? found.Select(pair => KeyValuePair.Create(pair.Key, (JsonObject)pair.Value!))
            : throw new InvalidOperationException($"asyncapi.yaml has no {string.Join('/', path)}");
    }

    /// <summary>The object itself, or what its <c>$ref</c> leads to inside the document.</summary>
    public static JsonObject Resolve(JsonObject node) => node["$ref"] is { } reference ? (JsonObject)(Find((string)reference!) ?? throw new InvalidOperationException($"{reference} leads nowhere")) : node;

    /// <summary>What a reference of the document or of a schema file leads to; null when it leads nowhere.</summary>
    /// <param name="reference">A JSON pointer after <c>#</c>, a file, or both.</param>
    /// <param name="from">The file that the reference stands in; the document by default.</param>
    public static JsonNode? Find(string reference, string? from = null)
    {
        var file = reference.Split('#')[0];
        var pointer = reference.Contains('#', StringComparison.Ordinal) ? reference[(reference.IndexOf('#', StringComparison.Ordinal) + 1)..] : "";
        JsonNode? node;
        if (file.Length == 0)
        {
            node = from is null ? Root : JsonNode.Parse(File.ReadAllText(from));
        }
        else
        {
            var path = PathOf(file, from);
            node = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) : null;
        }

        foreach (var step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node is JsonObject ? node[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)] : null;
        }

        return node;
    }

    public static string PathOf(string file, string? from) => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from ?? ContractFolder.Document)!, file));

    /// <summary>Every <c>$ref</c> in a tree, wherever it stands, except in examples.</summary>
    public static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(pair => pair.Key switch
        {
            "$ref" => [(string)pair.Value!],
            "examples" => [],
            _ => References(pair.Value),
        }),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
