using System.Text;
using Hjemvakt.Companion.Ingest;
using Hjemvakt.Companion.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MQTTnet;
using MQTTnet.Formatter;

namespace Hjemvakt.Companion.Tests.Ingest;

/// <summary>Bad input: kept as it came, acknowledged, shown to technicians; never stops the stream and is never an alert of its kind. On the alarm stream it is told (<see cref="AlarmThatCannotBeReadTests"/>).</summary>
public sealed class ContractViolationTests
{
    public static TheoryData<string, string> Rubbish => new()
    {
        { "alarm", "" },
        { "alarm", "{" },
        { "alarm", "[{\"s\":1,\"b\":1,\"u\":1,\"k\":\"help\",\"p\":\"x\",\"src\":\"button\"}" },
        { "alarm", "help!" },
        { "alarm", "{\"s\":1,\"b\":1,\"u\":1,\"k\":\"help\",\"p\":\"x\",\"src\":\"button\"}" },
        { "alarm", "[]" },
        { "routine", "null" },
        { "status", "[]" },
        { "status", "{\"online\":\"yes\"}" },
        { "reply/identify", "{\"id\":\"c-1\",\"ok\":true}" },
    };

    [Theory]
    [MemberData(nameof(Rubbish))]
    public async Task A_message_that_is_none_is_kept_as_it_came(string leaf, string payload)
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.PublishAsync(leaf, payload);

        var kept = (await QuarantineAsync(companion)).ShouldHaveSingleItem();
        (kept.GatewayId, kept.Topic, Encoding.UTF8.GetString(kept.Payload), kept.Times).ShouldBe(("gw-berit", $"hv1/gw-berit/{leaf}", payload, 1));
        kept.Reason.ShouldNotBeNullOrWhiteSpace();
        await StreamGoesOnAsync(companion, gateway);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_kept_as_they_came()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        byte[] bytes = [0x5B, 0xFF, 0xFE, 0x00, 0x5D];

        await gateway.PublishToAsync("hv1/gw-berit/alarm", bytes);

        (await QuarantineAsync(companion)).ShouldHaveSingleItem().Payload.ShouldBe(bytes);
    }

    [Theory]
    [InlineData("\"s\":\"1\"")]
    [InlineData("\"b\":1.5")]
    [InlineData("\"u\":-1")]
    [InlineData("\"t\":\"2026-01-01\"")]
    [InlineData("\"k\":\"flood\"")]
    [InlineData("\"p\":7")]
    [InlineData("\"src\":\"telepathy\"")]
    public async Task A_record_with_a_wrong_type_is_quarantined_alone(string wrong)
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        var name = wrong[..wrong.IndexOf(':', StringComparison.Ordinal)];
        var members = new[] { "\"s\":1", "\"b\":1", "\"u\":1", "\"k\":\"help\"", "\"p\":\"x\"", "\"src\":\"button\"" };
        var bad = "{" + string.Join(',', members.Where(member => !member.StartsWith(name + ":", StringComparison.Ordinal)).Append(wrong)) + "}";

        await gateway.AlarmAsync(bad, Wire.Fall(2));

        Encoding.UTF8.GetString((await QuarantineAsync(companion)).ShouldHaveSingleItem().Payload).ShouldBe(bad);
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Select(alert => alert.Kind).ShouldBe([AlertKind.Fall, AlertKind.AlarmUnread], ignoreOrder: true);
    }

    [Fact]
    public async Task The_number_of_a_bad_record_is_spent_so_that_the_stream_goes_on()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        const string bad = """{"s":2,"b":1,"u":1,"k":"help","p":"x","src":"telepathy"}""";

        await gateway.AlarmAsync(Wire.Test(1), bad, Wire.Test(3));
        await gateway.WaitForAsync("receipt", Wire.Receipt(3, 0));

        // The gateway may send it again, before the receipt reached it or after.
        await gateway.AlarmAsync(bad);
        await companion.StopAsync();
        await companion.StartAsync();
        await gateway.ConnectAsync();
        await gateway.WaitForAsync("receipt", Wire.Receipt(3, 0));
        (await QuarantineAsync(companion)).ShouldHaveSingleItem().Times.ShouldBe(1);
    }

    [Fact]
    public async Task A_huge_message_is_kept_in_part_and_acknowledged()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        var huge = new byte[900_000];
        Array.Fill(huge, (byte)'[');

        await gateway.PublishToAsync("hv1/gw-berit/alarm", huge);

        var kept = (await QuarantineAsync(companion)).ShouldHaveSingleItem();
        kept.Payload.Length.ShouldBe(8 * 1024);
        kept.Length.ShouldBe(900_000);
        kept.Reason.ShouldContain("too large");
        await StreamGoesOnAsync(companion, gateway);
    }

    [Fact]
    public async Task A_good_batch_of_8193_bytes_is_too_large_and_one_of_8192_is_not()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.PublishAsync("alarm", Padded(Wire.Test(1), 8192));
        await gateway.PublishAsync("alarm", Padded(Wire.Test(2), 8193));

        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
        (await QuarantineAsync(companion)).ShouldHaveSingleItem().Length.ShouldBe(8193);
    }

    [Theory]
    [InlineData("hv1/gw-amir/alarm")]
    [InlineData("hv1/gw-berit-2/alarm")]
    [InlineData("hv1/gw-berit")]
    [InlineData("hv1/gw-berit/")]
    [InlineData("hv1/gw-berit/alarm/more")]
    [InlineData("hv1/gw-berit/receipt")]
    [InlineData("hv1/gw-berit/alert")]
    [InlineData("hv1/gw-berit/command/reboot")]
    [InlineData("hv1/gw-berit/reply/a/b")]
    [InlineData("hv2/gw-berit/alarm")]
    [InlineData("$SYS/broker")]
    public async Task A_foreign_topic_is_refused_and_kept_and_nobody_hears_it(string topic)
    {
        await using var companion = await TestCompanion.StartAsync();
        var victim = await companion.ConnectedGatewayAsync("gw-amir", "amir");
        var gateway = await companion.CommissionAsync();
        await gateway.ConnectAsync(MqttProtocolVersion.V500);

        var answer = await gateway.PublishToAsync(topic, Encoding.UTF8.GetBytes($"[{Wire.Help(1)}]"));

        answer.ReasonCode.ShouldBe(MqttClientPublishReasonCode.NotAuthorized);
        (await QuarantineAsync(companion)).ShouldHaveSingleItem().Topic.ShouldBe(topic);
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldBeEmpty();
        await StreamGoesOnAsync(companion, gateway);
        await victim.AlarmAsync(Wire.Help(1));
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem().HomeId.ShouldBe("amir");
    }

    [Fact]
    public async Task The_same_rubbish_again_only_counts_up()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        for (var i = 0; i < 5; i++)
        {
            await gateway.PublishAsync("alarm", "rubbish");
        }

        (await QuarantineAsync(companion)).ShouldHaveSingleItem().Times.ShouldBe(5);
    }

    [Fact]
    public async Task A_gateway_that_sends_nothing_but_rubbish_fills_its_share_and_no_more()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await Task.WhenAll(Enumerable.Range(0, 1050).Select(i => gateway.PublishAsync("routine", $"rubbish {i}")));

        var kept = await QuarantineAsync(companion);
        kept.Count.ShouldBe(1001);
        kept.Single(row => row.Payload.Length == 0).Times.ShouldBe(50);
    }

    [Fact]
    public async Task Technicians_see_it()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.PublishAsync("alarm", "rubbish");

        var seen = await companion.Services.GetRequiredService<IQuarantineLog>().LatestAsync(null, 10, TestCompanion.Soon);

        seen.ShouldHaveSingleItem().Reason.ShouldContain("not JSON");
    }

    private static async Task StreamGoesOnAsync(TestCompanion companion, TestGateway gateway)
    {
        gateway.IsConnected.ShouldBeTrue();
        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldAllBe(alert => alert.Kind == AlertKind.AlarmUnread);
    }

    private static Task<List<QuarantineRow>> QuarantineAsync(TestCompanion companion) => companion.AskAsync(db => db.Quarantine.AsNoTracking().ToListAsync());

    private static string Padded(string record, int length) => $"[{record}" + new string(' ', length - record.Length - 2) + "]";
}
