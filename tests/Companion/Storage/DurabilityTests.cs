using System.Net;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Storage;

/// <summary>The database is taken away for real: no acknowledgement, nothing half done, and all well when it is back.</summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task Without_the_database_there_is_no_acknowledgement_and_the_resend_is_accepted_once()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await using var watch = new Watch(companion.AlertService);

        await using (await companion.Database.HoldAsync())
        {
            await Should.ThrowAsync<Exception>(() => gateway.AlarmAsync(Wire.Help(1)));
            await gateway.DisconnectedAsync();
            (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldBeEmpty("what is not stored is shown to nobody");
        }

        await gateway.ConnectAsync();
        await gateway.AlarmAsync(Wire.Help(1));
        await gateway.AlarmAsync(Wire.Help(1));

        (await watch.NextAsync()).Count.ShouldBe(1);
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
        (await companion.AskAsync(db => db.Records.CountAsync())).ShouldBe(1);
        (await companion.AskAsync(db => db.Alerts.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Every_gateway_whose_message_waited_is_refused_and_none_is_lost()
    {
        await using var companion = await StartAsync();
        var gateways = new List<TestGateway>();
        for (var i = 0; i < 5; i++)
        {
            gateways.Add(await companion.ConnectedGatewayAsync($"gw-{i}", $"home-{i}"));
        }

        await using (await companion.Database.HoldAsync())
        {
            await Task.WhenAll(gateways.Select(gateway => Should.ThrowAsync<Exception>(() => gateway.AlarmAsync(Wire.Fall(1), Wire.Help(2)))));
        }

        foreach (var gateway in gateways)
        {
            await gateway.DisconnectedAsync();
            await gateway.ConnectAsync();
            await gateway.AlarmAsync(Wire.Fall(1), Wire.Help(2));
            await gateway.WaitForAsync("receipt", Wire.Receipt(2, 0));
        }

        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_step_that_cannot_be_stored_is_refused_and_can_be_taken_again()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1));
        var alert = (await companion.AlertService.OpenAsync(TestCompanion.Soon))[0];

        await using (await companion.Database.HoldAsync())
        {
            await Should.ThrowAsync<StorageUnavailableException>(
                async () => await companion.AlertService.AcknowledgeAsync(alert.Id, new("Kari", "phone"), TestCompanion.Soon));
            (await companion.AlertService.FindAsync(alert.Id, TestCompanion.Soon))!.State.ShouldBe(AlertState.Raised);
        }

        (await companion.AlertService.AcknowledgeAsync(alert.Id, new("Ola", "phone"), TestCompanion.Soon)).Done.ShouldBeTrue();
    }

    [Fact]
    public async Task Health_says_that_nothing_can_be_stored_and_then_that_it_can()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero));
        await using var companion = await StartAsync(time);
        using var http = new HttpClient { BaseAddress = companion.Address };
        (await http.GetAsync("health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await using (await companion.Database.HoldAsync())
        {
            (await http.GetAsync("health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await http.GetAsync("health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await http.GetAsync("health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, "one write that gets through is no proof");
        time.Advance(StorageHealth.RecoveryTime);
        (await http.GetAsync("health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_record_that_the_database_refuses_does_not_hold_up_the_others()
    {
        await using var companion = await StartAsync();
        var one = await companion.ConnectedGatewayAsync("gw-1", "home-1");
        var other = await companion.ConnectedGatewayAsync("gw-2", "home-2");
        // The program itself never brings this about, so it is brought about from outside: a database that takes no record of one gateway.
        await companion.Database.RunAsync(companion.Database.Poison("gw-1"));

        await Task.WhenAll(one.AlarmAsync(Wire.Help(1)), other.AlarmAsync(Wire.Help(1)));

        // The call of the one could not be judged, and somebody is told so at once.
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Where(alert => alert.Severity == Severity.Critical).Select(alert => (alert.HomeId, alert.Kind))
            .ShouldBe([("home-1", AlertKind.AlarmUnread), ("home-2", AlertKind.Help)], ignoreOrder: true);
        var kept = await companion.AskAsync(db => db.Quarantine.SingleAsync());
        (kept.GatewayId, System.Text.Encoding.UTF8.GetString(kept.Payload)).ShouldBe(("gw-1", $"[{Wire.Help(1)}]"));

        // No receipt covers it, so the gateway keeps it; with the fault mended it is accepted like any other.
        await companion.Database.RunAsync(companion.Database.Antidote);
        await one.AlarmAsync(Wire.Help(1));
        await one.WaitForAsync("receipt", Wire.Receipt(1, 0));
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Count(alert => alert.Kind == AlertKind.Help).ShouldBe(2);
    }

    private static Task<TestCompanion> StartAsync(TimeProvider? time = null) => TestCompanion.StartAsync(
        settings => settings with { StoragePatience = TimeSpan.FromMilliseconds(200) },
        builder => builder.Services.AddSingleton(time ?? TimeProvider.System));
}
