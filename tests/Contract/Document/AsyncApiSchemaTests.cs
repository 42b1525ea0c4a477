using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hjemvakt.Contract.Tests.Reading;

namespace Hjemvakt.Contract.Tests.Document;

/// <summary>The structure that the AsyncAPI 3.0.0 specification asks for, as far as our document uses it.</summary>
public sealed partial class AsyncApiSchemaTests
{
    // The fixed fields of each object in the specification. A misspelt field would otherwise go unnoticed for ever.
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["root"] = ["asyncapi", "id", "info", "servers", "defaultContentType", "channels", "operations", "components"],
        ["info"] = ["title", "version", "description", "termsOfService", "contact", "license", "tags", "externalDocs"],
        ["server"] = ["host", "protocol", "protocolVersion", "pathname", "description", "title", "summary", "variables", "security", "tags", "externalDocs", "bindings"],
        ["channel"] = ["address", "messages", "title", "summary", "description", "servers", "parameters", "tags", "externalDocs", "bindings"],
        ["operation"] = ["action", "channel", "title", "summary", "description", "security", "tags", "externalDocs", "bindings", "traits", "messages", "reply"],
        ["message"] = ["headers", "payload", "correlationId", "contentType", "name", "title", "summary", "description", "tags", "externalDocs", "bindings", "examples", "traits"],
        ["example"] = ["headers", "payload", "name", "summary"],
        ["parameter"] = ["enum", "default", "description", "examples", "location"],
        ["components"] = ["schemas", "servers", "channels", "operations", "messages", "securitySchemes", "serverVariables", "parameters", "correlationIds", "replies", "replyAddresses", "externalDocs", "tags", "operationTraits", "messageTraits", "serverBindings", "channelBindings", "operationBindings", "messageBindings"],
        ["mqtt server"] = ["clientId", "cleanSession", "lastWill", "keepAlive", "sessionExpiryInterval", "maximumPacketSize", "bindingVersion"],
        ["mqtt operation"] = ["qos", "retain", "messageExpiryInterval", "bindingVersion"],
        ["mqtt message"] = ["payloadFormatIndicator", "correlationData", "contentType", "responseTopic", "bindingVersion"],
        ["security scheme"] = ["type", "description"],
    };

    [Fact]
    public void Every_object_has_known_fields_only()
    {
        var found = new List<(string What, string Where, JsonNode? Node)>
        {
            ("root", "", AsyncApiDocument.Root),
            ("info", "info", AsyncApiDocument.Root["info"]),
            ("components", "components", AsyncApiDocument.Root["components"]),
        };
        found.AddRange(All("server", "servers"));
        found.AddRange(All("channel", "channels"));
        found.AddRange(All("operation", "operations"));
        found.AddRange(All("message", "components", "messages"));
        found.AddRange(All("message", "components", "messageTraits"));
        found.AddRange(All("operation", "components", "operationTraits"));
        found.AddRange(All("parameter", "components", "parameters"));
        found.AddRange(All("security scheme", "components", "securitySchemes"));
        found.AddRange(AsyncApiDocument.Each("components", "serverBindings").Select(pair => ("mqtt server", pair.Key, pair.Value["mqtt"])));
        found.AddRange(AsyncApiDocument.Each("components", "operationTraits").Select(pair => ("mqtt operation", pair.Key, pair.Value["bindings"]!["mqtt"])));
        found.AddRange(AsyncApiDocument.Each("components", "messageTraits").Where(pair => pair.Value["bindings"] is not null).Select(pair => ("mqtt message", pair.Key, pair.Value["bindings"]!["mqtt"])));
        found.AddRange(AsyncApiDocument.Each("components", "messages").SelectMany(pair => pair.Value["examples"]!.AsArray().Select(example => ("example", pair.Key, example))));

        var unknown = found.SelectMany(entry => entry.Node!.AsObject().Select(field => field.Key).Except(Fields[entry.What]).Select(field => $"{entry.What} {entry.Where}: {field}"));

        unknown.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_specification_requires_is_there()
    {
        ((string?)AsyncApiDocument.Root["asyncapi"]).ShouldBe("3.0.0");
        ((string?)AsyncApiDocument.Root["info"]!["title"]).ShouldNotBeNullOrEmpty();
        ((string?)AsyncApiDocument.Root["info"]!["version"]).ShouldStartWith("1.");
        foreach (var (name, server) in AsyncApiDocument.Each("servers"))
        {
            ((string?)server["host"]).ShouldNotBeNullOrEmpty(name);
            ((string?)server["protocol"]).ShouldBeOneOf("mqtt", "mqtts");
            VariablesIn((string)server["host"]!).ShouldBe(server["variables"]?.AsObject().Select(pair => pair.Key) ?? [], name);
        }

        foreach (var (name, operation) in AsyncApiDocument.Each("operations"))
        {
            ((string?)operation["action"]).ShouldBeOneOf("send", "receive");
            ((string?)operation["channel"]!["$ref"]).ShouldStartWith("#/channels/", customMessage: name);
        }
    }

    [Fact]
    public void Each_variable_of_an_address_is_a_parameter_and_the_other_way_round()
    {
        foreach (var (name, channel) in AsyncApiDocument.Each("channels"))
        {
            VariablesIn((string)channel["address"]!).ShouldBe(channel["parameters"]!.AsObject().Select(pair => pair.Key), name);
        }
    }

    [Fact]
    public void An_operation_uses_messages_of_its_own_channel()
    {
        foreach (var (name, operation) in AsyncApiDocument.Each("operations"))
        {
            MessagesBelongTo(operation, name);
            if (operation["reply"] is JsonObject reply)
            {
                MessagesBelongTo(reply, name);
            }
        }
    }

    [Fact]
    public void Every_reference_of_the_document_and_of_the_schemas_leads_somewhere()
    {
        var lost = AsyncApiDocument.References(AsyncApiDocument.Root).Where(reference => AsyncApiDocument.Find(reference) is null).ToList();
        foreach (var file in Directory.EnumerateFiles(ContractFolder.Schemas, "*.json", SearchOption.AllDirectories))
        {
            lost.AddRange(AsyncApiDocument.References(JsonNode.Parse(File.ReadAllText(file))).Where(reference => AsyncApiDocument.Find(reference, file) is null).Select(reference => $"{Path.GetFileName(file)}: {reference}"));
        }

        lost.ShouldBeEmpty();
    }

    [Fact]
    public void Every_schema_is_reached_from_the_document()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        Follow(AsyncApiDocument.Root, ContractFolder.Document);

        Directory.EnumerateFiles(ContractFolder.Schemas, "*.json", SearchOption.AllDirectories).Except(reached).ShouldBeEmpty();

        void Follow(JsonNode? node, string from)
        {
            foreach (var file in AsyncApiDocument.References(node).Select(reference => reference.Split('#')[0]).Where(file => file.Length > 0))
            {
                var path = AsyncApiDocument.PathOf(file, from);
                if (reached.Add(path))
                {
                    Follow(JsonNode.Parse(File.ReadAllText(path)), path);
                }
            }
        }
    }

    private static IEnumerable<(string What, string Where, JsonNode? Node)> All(string what, params string[] path) =>
        AsyncApiDocument.Each(path).Select(pair => (what, string.Join('/', path) + "/" + pair.Key, (JsonNode?)AsyncApiDocument.Resolve(pair.Value)));

    private static IEnumerable<string> VariablesIn(string address) => Variable().Matches(address).Select(match => match.Groups[1].Value);

    private static void MessagesBelongTo(JsonObject operation, string name)
    {
        var channel = (string)operation["channel"]!["$ref"]!;
        foreach (var message in operation["messages"]!.AsArray())
        {
            ((string?)message!["$ref"]).ShouldStartWith(channel + "/messages/", customMessage: name);
        }
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Variable();
}
