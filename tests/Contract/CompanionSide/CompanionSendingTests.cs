using System.Text;
using System.Text.Json;
using Hjemvakt.Companion.Ingest;
using Hjemvakt.Companion.Tests.Support;
using Hjemvakt.Contract.Tests.Document;
using Hjemvakt.Contract.Tests.Reading;
using Hjemvakt.Gateway.Link.Messages;
using Hjemvakt.Safety.Alerts;
using MQTTnet;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Contract.Tests.CompanionSide;

/// <summary>A whole companion over a real connection: what it sends down is the contract, and the firmware reads it; what breaks the contract it keeps apart.</summary>
[Collection(nameof(OverTheWire))]
public sealed class CompanionSendingTests
{
    [Theory]
    [InlineData("Kari")]
    [InlineData("Åse \"Bjørk\" Ødegård 🛁")]
    [InlineData("Somebody with a name that goes on and on, far beyond the hundred letters that the contract has room for in a home")]
    public async Task The_life_of_an_alert_in_words_that_the_firmware_understands(string name)
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync("""{"s":1,"b":1,"u":1000,"k":"help","p":"bedside-button","src":"button"}""");
        Understood("receipt", await gateway.NextAsync("receipt"));
        var alert = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem();

        (await companion.AlertService.AcknowledgeAsync(alert.Id, new(name, "phone"), TestCompanion.Soon)).Done.ShouldBeTrue();
        (await companion.AlertService.OnTheWayAsync(alert.Id, new(name, "phone"), TestCompanion.Soon)).Done.ShouldBeTrue();
        (await companion.AlertService.ResolveAsync(alert.Id, new(name, "phone"), ResolveCause.RealNeed, null, TestCompanion.Soon)).Done.ShouldBeTrue();

        var told = new List<string>();
        string state;
        do
        {
            var payload = await gateway.NextAsync("alert");
            state = Understood("alert", payload);
            told.Add(payload);
        }
        while (state != "Resolved");

        told.ShouldContain(payload => payload.Contains("\"state\":\"acknowledged\""));
        told.ShouldContain(payload => payload.Contains("\"by\":"));
    }

    [Fact]
    public async Task Every_topic_of_the_document_is_open_to_a_gateway_and_every_example_is_good_input()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        foreach (var (_, operation) in AsyncApiDocument.Each("operations"))
        {
            var channel = AsyncApiDocument.Resolve(operation["channel"]!.AsObject());
            var topic = ((string)channel["address"]!).Replace("{gateway}", gateway.Id).Replace("{name}", "identify");
            if ((string)operation["action"]! == "receive")
            {
                (await gateway.SubscribeAsync(topic)).Items.ShouldHaveSingleItem().ResultCode.ShouldBe(MqttClientSubscribeResultCode.GrantedQoS1, topic);
                continue;
            }

            var message = AsyncApiDocument.Resolve(channel["messages"]!.AsObject().Single().Value!.AsObject());
            foreach (var example in message["examples"]!.AsArray())
            {
                (await gateway.PublishToAsync(topic, Encoding.UTF8.GetBytes(example!["payload"]!.ToJsonString()))).IsSuccess.ShouldBeTrue(topic);
            }
        }

        // The companion has given no command, so a reply is one that nobody asked for.
        var kept = await companion.Services.GetRequiredService<IQuarantineLog>().LatestAsync(null, 100, TestCompanion.Soon);
        kept.Where(entry => !entry.Topic.Contains("/reply/", StringComparison.Ordinal)).ShouldBeEmpty();
        // The examples are months old and not of one life, and the companion says so; what matters is that every call for help is one.
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Where(alert => alert.Severity == Severity.Critical).Select(alert => alert.Kind).ShouldBe([AlertKind.Fall, AlertKind.Help, AlertKind.Smoke], ignoreOrder: true);
    }

    [Fact]
    public async Task A_cancelled_fall_is_told_as_cancelled()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync("""{"s":1,"b":1,"u":1000,"k":"fall","p":"bathroom-radar","src":"radar","conf":80}""", """{"s":2,"b":1,"u":5000,"k":"cancel","p":"bedside-button","ref":1}""");

        while (Understood("alert", await gateway.NextAsync("alert")) != "Cancelled")
        {
        }
    }

    [Theory]
    [InlineData("alarm")]
    [InlineData("routine")]
    [InlineData("status")]
    public async Task A_message_that_cannot_be_read_is_acknowledged_kept_apart_and_told_if_it_is_on_the_alarm_stream(string topic)
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        var refused = Vector.All.Where(vector => !vector.Expected.Accepted && (topic == "status" ? vector.Message is "status" : vector.Message is "alarm" or "routine")).ToArray();
        refused.ShouldNotBeEmpty();
        foreach (var vector in refused)
        {
            (await gateway.PublishToAsync($"hv1/{gateway.Id}/{topic}", vector.Payload)).IsSuccess.ShouldBeTrue(vector.Name);
        }

        // The stream goes on.
        await gateway.AlarmAsync("""{"s":1,"b":1,"u":1000,"k":"test","p":"bedside-button"}""");
        await gateway.WaitForAsync("receipt", """{"alarm":1,"routine":0}""");

        var kept = await companion.Services.GetRequiredService<IQuarantineLog>().LatestAsync(null, 1000, TestCompanion.Soon);
        foreach (var vector in refused)
        {
            kept.Any(entry => entry.Topic.EndsWith($"/{topic}", StringComparison.Ordinal) && entry.Payload.ToArray().SequenceEqual(vector.Payload)).ShouldBeTrue($"{vector.Message}: {vector.Name}");
        }

        var open = await companion.AlertService.OpenAsync(TestCompanion.Soon);
        open.Select(alert => (alert.Kind, alert.Severity)).ShouldBe(topic == "alarm" ? [(AlertKind.AlarmUnread, Severity.Critical)] : []);
        // One alert for all of them, and its timeline tells of each.
        open.ShouldAllBe(alert => kept.All(entry => alert.Timeline.Any(step => step.Detail == entry.Reason)));
        open.ShouldAllBe(alert => alert.Timeline.Count(step => kept.Any(entry => entry.Reason == step.Detail)) == refused.Length);
    }

    [Theory]
    [InlineData("fall-by-button")]
    [InlineData("confidence-101")]
    [InlineData("unknown-kind")]
    [InlineData("sequence-text")]
    [InlineData("a-number-among-records")]
    [InlineData("point-with-nul")]
    [InlineData("cancel-of-the-future")]
    public async Task A_record_of_the_alarm_stream_that_breaks_the_contract_is_kept_apart_alone_and_told(string name)
    {
        var vector = Vector.Find("alarm", name);
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.PublishToAsync($"hv1/{gateway.Id}/alarm", vector.Payload);

        await gateway.NextAsync("receipt");
        var kept = await companion.Services.GetRequiredService<IQuarantineLog>().LatestAsync(null, 100, TestCompanion.Soon);
        kept.Count.ShouldBe(vector.Expected.Quarantined.Count);
        using var message = JsonDocument.Parse(vector.Payload);
        var good = message.RootElement.GetArrayLength() - vector.Expected.Quarantined.Count;
        // The good one among them is a fall; the bad one is told as an alarm that could not be read, never as the fall or the cancel that it may have been.
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Where(alert => alert.Severity != Severity.Technical).Select(alert => (alert.Kind, alert.Severity))
            .ShouldBe(good > 0 ? [(AlertKind.Fall, Severity.Critical), (AlertKind.AlarmUnread, Severity.Critical)] : [(AlertKind.AlarmUnread, Severity.Critical)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("alarm-in-routine")]
    [InlineData("door-text")]
    [InlineData("env-too-hot")]
    [InlineData("vital-unknown-m")]
    [InlineData("battery-101")]
    [InlineData("gap-in-alarms")]
    public async Task A_record_of_the_routine_stream_that_breaks_the_contract_is_kept_apart_alone_and_raises_nothing(string name)
    {
        var vector = Vector.Find("routine", name);
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.PublishToAsync($"hv1/{gateway.Id}/routine", vector.Payload);

        await gateway.NextAsync("receipt");
        var kept = await companion.Services.GetRequiredService<IQuarantineLog>().LatestAsync(null, 100, TestCompanion.Soon);
        kept.Count.ShouldBe(vector.Expected.Quarantined.Count);
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldBeEmpty();
    }

    // Satisfies its schema, and says to the firmware what it says to the schema's reader.
    private static string Understood(string message, string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        var verdict = PublishedSchemas.Judge(message, bytes);
        verdict.Good.ShouldBeTrue($"{payload}: {verdict.Why}");
        using var json = JsonDocument.Parse(payload);
        if (message == "receipt")
        {
            var receipt = ReceiptMessage.Read(bytes).ShouldNotBeNull(payload);
            receipt.Alarm.ShouldBe(json.RootElement.GetProperty("alarm").GetInt64());
            receipt.Routine.ShouldBe(json.RootElement.GetProperty("routine").GetInt64());
            return "";
        }

        var alert = AlertMessage.Read(bytes).ShouldNotBeNull(payload);
        alert.Id.ShouldBe(json.RootElement.GetProperty("id").GetString());
        return alert.Stage.ToString();
    }
}
