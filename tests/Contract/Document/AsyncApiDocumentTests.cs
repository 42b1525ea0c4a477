using System.Text;
using System.Text.Json.Nodes;
using Hjemvakt.Contract.Tests.Reading;

namespace Hjemvakt.Contract.Tests.Document;

/// <summary>The document says what the design says: these topics, in these directions, with these promises.</summary>
public sealed class AsyncApiDocumentTests
{
    [Fact]
    public void The_topics_and_their_directions_are_those_of_hv1()
    {
        var topics = AsyncApiDocument.Each("operations").Select(pair =>
        {
            var channel = AsyncApiDocument.Resolve((JsonObject)pair.Value["channel"]!);
            return $"{pair.Value["action"]} {channel["address"]}";
        });

        topics.ShouldBe(
            [
                "send hv1/{gateway}/alarm",
                "send hv1/{gateway}/routine",
                "send hv1/{gateway}/status",
                "send hv1/{gateway}/reply/{name}",
                "receive hv1/{gateway}/receipt",
                "receive hv1/{gateway}/alert",
                "receive hv1/{gateway}/command/{name}",
            ],
            ignoreOrder: true);
        AsyncApiDocument.Each("channels").Count().ShouldBe(7);
    }

    [Fact]
    public void Everything_is_sent_at_least_once_and_only_the_status_is_retained()
    {
        foreach (var (name, operation) in AsyncApiDocument.Each("operations"))
        {
            var mqtt = AsyncApiDocument.Resolve((JsonObject)operation["traits"]!.AsArray().Single()!)["bindings"]!["mqtt"]!;
            ((int)mqtt["qos"]!).ShouldBe(1, name);
            ((bool)mqtt["retain"]!).ShouldBe(name == "sendStatus", name);
        }
    }

    [Fact]
    public void Outside_the_loopback_address_there_is_no_connection_without_tls()
    {
        foreach (var (name, server) in AsyncApiDocument.Each("servers"))
        {
            var open = (string)server["protocol"]! == "mqtt";
            ((string)server["host"]!).StartsWith("localhost:", StringComparison.Ordinal).ShouldBe(open, name);
            server["security"]!.AsArray().ShouldNotBeEmpty(name);
        }

        AsyncApiDocument.Each("components", "securitySchemes").Select(pair => (string)pair.Value["type"]!).ShouldBe(["X509", "userPassword"], ignoreOrder: true);
    }

    [Fact]
    public void The_last_will_is_a_status_that_the_schema_accepts()
    {
        var will = AsyncApiDocument.Root["components"]!["serverBindings"]!["gatewayConnection"]!["mqtt"]!["lastWill"]!;

        ((string?)will["topic"]).ShouldBe((string?)AsyncApiDocument.Root["channels"]!["status"]!["address"]);
        PublishedSchemas.Judge("status", Encoding.UTF8.GetBytes((string)will["message"]!)).Good.ShouldBeTrue();
    }

    public static IEnumerable<TheoryDataRow<string, string>> Examples =>
        from message in AsyncApiDocument.Each("components", "messages")
        from example in message.Value["examples"]!.AsArray()
        select new TheoryDataRow<string, string>(message.Key, (string)example!["name"]!);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_satisfies_the_schema_of_its_message(string message, string name)
    {
        var definition = AsyncApiDocument.Root["components"]!["messages"]![message]!;
        var example = definition["examples"]!.AsArray().Single(candidate => (string)candidate!["name"]! == name)!["payload"]!;

        ((string?)definition["payload"]!["$ref"]).ShouldBe($"schemas/{message}.schema.json");
        var verdict = PublishedSchemas.Judge(message, Encoding.UTF8.GetBytes(example.ToJsonString()));

        verdict.Good.ShouldBeTrue($"{verdict.Why} {example.ToJsonString()}");
    }

    [Fact]
    public void Every_kind_of_record_has_an_example()
    {
        Records.Select(record => (string)record.Record["k"]!).Distinct().ShouldBe(PublishedSchemas.RecordKinds, ignoreOrder: true);
        // The streams that share a kind have a schema each.
        PublishedSchemas.RecordNames.Where(name => !Records.Any(record => PublishedSchemas.IsRecord(name, record.Record.ToJsonString()))).ShouldBeEmpty();
    }

    [Fact]
    public void No_number_of_a_stream_stands_for_two_records()
    {
        Records.Select(record => $"{record.Stream} {record.Record["s"]}").ShouldBeUnique();
    }

    private static List<(string Stream, JsonObject Record)> Records =>
        [.. from message in AsyncApiDocument.Each("components", "messages")
            from example in message.Value["examples"]!.AsArray()
            where example!["payload"] is JsonArray
            from record in example["payload"]!.AsArray()
            select (message.Key, record!.AsObject())];
}
