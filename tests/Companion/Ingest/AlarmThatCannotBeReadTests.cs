using System.Text;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Ingest;

/// <summary>What comes on the alarm stream is told, whatever is wrong with it or with the companion.</summary>
public sealed class AlarmThatCannotBeReadTests
{
    public static TheoryData<string> Unreadable =>
    [
        """[{"s":1,"b":1,"u":1000,"k":"fall","p":"bathroom-radar"}]""",
        """[{"s":1,"b":1,"u":1000,"k":"help","p":"bedside-button","src":"telepathy"}]""",
        """[{"b":1,"u":1000,"k":"help","p":"bedside-button","src":"button"}]""",
        """[{"s":1,"b":1,"u":1000,"k":"scream","p":"bedside-button"}]""",
        "help!",
        "",
    ];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task An_alarm_that_cannot_be_read_is_a_critical_alert_and_is_kept_as_it_came(string payload)
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.PublishAsync("alarm", payload);

        var alert = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem();
        (alert.Kind, alert.Severity, alert.AwaitsAnswer, alert.HomeId, alert.Point).ShouldBe((AlertKind.AlarmUnread, Severity.Critical, true, "berit", "gw-berit"));
        var kept = (await companion.AskAsync(db => db.Quarantine.AsNoTracking().ToListAsync())).ShouldHaveSingleItem();
        Encoding.UTF8.GetString(kept.Payload).ShouldBe(payload.StartsWith('[') ? payload[1..^1] : payload);
        alert.Timeline[0].Detail.ShouldBe(kept.Reason);
        alert.Reason!.Detail.ShouldBe(kept.Reason);
    }

    [Fact]
    public async Task The_same_record_again_is_the_same_alarm_and_another_one_is_not()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        const string fall = """{"s":1,"b":1,"u":1000,"k":"fall","p":"bathroom-radar"}""";
        await gateway.AlarmAsync(fall);
        await ResolveAsync(companion);

        await gateway.AlarmAsync(fall);
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldBeEmpty();

        await gateway.AlarmAsync("""{"s":2,"b":1,"u":99000,"k":"fall","p":"bathroom-radar"}""");
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.AlarmUnread);
    }

    [Fact]
    public async Task Without_a_number_the_same_bytes_are_another_alarm_when_they_come_long_after()
    {
        var time = new FakeTimeProvider(new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero));
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.PublishAsync("alarm", "help!");
        await ResolveAsync(companion);

        time.Advance(TimeSpan.FromMinutes(1));
        await gateway.PublishAsync("alarm", "help!");
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldNotContain(alert => alert.Kind == AlertKind.AlarmUnread);

        time.Advance(TimeSpan.FromMinutes(11));
        await gateway.PublishAsync("alarm", "help!");
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldContain(alert => alert.Kind == AlertKind.AlarmUnread);
    }

    [Fact]
    public async Task What_cannot_be_read_on_the_routine_stream_is_for_technicians_only()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.PublishAsync("routine", "rubbish");
        await gateway.RoutineAsync("""{"s":1,"b":1,"u":1000,"k":"help","p":"bedside-button","src":"button"}""");

        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_part_of_the_companion_fails_a_call_for_help_is_a_critical_alert()
    {
        string? broken = null;
        var seen = new HashSet<string>();
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton(new PartGuard(part =>
        {
            lock (seen)
            {
                seen.Add(part);
            }

            if (part == broken)
            {
                throw new InvalidOperationException("It is broken.");
            }
        })));
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1));
        await ResolveAsync(companion);
        var number = 1;
        foreach (var part in seen.Where(part => part is not ("tick" or "resume" or "plan" or "memory" or "time-zone")).Order(StringComparer.Ordinal).ToList())
        {
            broken = part;
            // A number that never came would be a hole, and the message of a defect spends none: the gateway sends it again.
            await gateway.AlarmAsync(Wire.Help(++number, u: 1000 * number));
            broken = null;

            var alert = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Where(open => open.HomeId == "berit").ShouldHaveSingleItem(part);
            (alert.Severity, alert.AwaitsAnswer).ShouldBe((Severity.Critical, true), part);
            alert.Kind.ShouldBe(part is "help-call" or "alert" or "records" ? AlertKind.AlarmUnread : AlertKind.Help, part);
            await ResolveAsync(companion);
        }

        number.ShouldBeGreaterThan(30, "every rule and every other part has had its turn");
    }

    [Fact]
    public async Task A_part_that_fails_on_record_after_record_is_one_technical_alert_with_its_name()
    {
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton(new PartGuard(part =>
        {
            if (part == "mains-lost")
            {
                throw new InvalidOperationException("It is broken.");
            }
        })));
        var gateway = await companion.ConnectedGatewayAsync();
        for (var s = 1; s <= 5; s++)
        {
            await gateway.RoutineAsync(Wire.Door(s));
        }

        AlertView? told = null;
        await TestCompanion.AwaitAsync(async () => (told = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).SingleOrDefault(alert => alert.Kind == AlertKind.PartFailed)) is not null);
        (told!.Point, told.Severity, told.Timeline.Count(line => line.What == "raised")).ShouldBe(("mains-lost", Severity.Technical, 1));
        told.Reason!.Detail.ShouldBe("mains-lost: berit: InvalidOperationException: It is broken.");
        (await companion.AskAsync(db => db.Quarantine.AsNoTracking().ToListAsync())).ShouldContain(row => row.Reason.Contains("'mains-lost' failed"));
    }

    [Fact]
    public async Task A_home_of_which_the_memory_cannot_be_read_still_calls_for_help_and_so_does_its_neighbour()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        var neighbour = await companion.ConnectedGatewayAsync("gw-amir", "amir");
        await gateway.RoutineAsync(Wire.Door(1));
        await neighbour.RoutineAsync(Wire.Door(1));
        (await companion.AskAsync(db => db.HomeRules.Where(row => row.HomeId == "berit").ExecuteUpdateAsync(set => set.SetProperty(row => row.State, "{")))).ShouldBe(1);
        (await companion.AskAsync(db => db.Homes.Where(row => row.Id == "berit").ExecuteUpdateAsync(set => set.SetProperty(row => row.TimeZone, "Mars/Olympus")))).ShouldBe(1);

        await companion.StopAsync();
        await companion.StartAsync();
        await gateway.ConnectAsync();
        await neighbour.ConnectAsync();
        await gateway.AlarmAsync(Wire.Help(1));
        await neighbour.AlarmAsync(Wire.Help(1));

        var open = await companion.AlertService.OpenAsync(TestCompanion.Soon);
        open.Where(alert => alert.Kind == AlertKind.Help).Select(alert => alert.HomeId).ShouldBe(["amir", "berit"], ignoreOrder: true);
        await TestCompanion.AwaitAsync(async () => (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Any(alert => alert.Kind == AlertKind.PartFailed && alert.Point == "memory"));
    }

    [Fact]
    public async Task Who_fails_on_what_was_stored_is_told_of_and_keeps_no_alert_from_the_page()
    {
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<IAfterCommit>(new BrokenListener()));
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.AlarmAsync(Wire.Help(1));

        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldContain(alert => alert.Kind == AlertKind.Help);
        await TestCompanion.AwaitAsync(async () => (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Any(alert => alert.Kind == AlertKind.PartFailed && alert.Point == nameof(BrokenListener)));
    }

    private static async Task ResolveAsync(TestCompanion companion)
    {
        foreach (var alert in await companion.AlertService.OpenAsync(TestCompanion.Soon))
        {
            (await companion.AlertService.ResolveAsync(alert.Id, new("Kari", "phone"), ResolveCause.Technical, null, TestCompanion.Soon)).Done.ShouldBeTrue();
        }
    }

    private sealed class BrokenListener : IAfterCommit
    {
        public void Committed(Committed committed) => throw new InvalidOperationException("It is broken.");
    }
}
