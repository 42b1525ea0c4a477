using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Storage.Plans;
using Hjemvakt.Safety.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Homes;

/// <summary>The rules in a whole companion: over the wire, with their memory on the disk, and time moved by hand.</summary>
public sealed class RuleServiceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);
    private static readonly Actor Tekla = new("Tekla", "laptop", "tekla");

    private readonly FakeTimeProvider time = new(Noon);

    [Fact]
    public async Task A_door_left_open_is_told_even_if_the_companion_was_stopped_in_between()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await PlanAsync(companion, WithDoor());
        await gateway.RoutineAsync(Wire.Door(1, t: Noon));
        await companion.StopAsync();

        time.Advance(TimeSpan.FromMinutes(14));
        await companion.StartAsync();
        await gateway.ConnectAsync();
        await using var watch = new Watch(companion.AlertService, AlertKind.DoorLeftOpen);
        time.Advance(TimeSpan.FromMinutes(3) + TimeSpan.FromMilliseconds(2));

        var alert = await watch.NextAsync();
        (alert.Severity, alert.Room, alert.Reason!.Since).ShouldBe((Severity.Moderate, "hall", Noon));

        await gateway.RoutineAsync(Wire.Door(2, open: false, t: time.GetUtcNow()));
        (await watch.UntilAsync(change => change.ClearedAt is not null)).AwaitsAnswer.ShouldBeFalse();
        (await companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)))).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task What_the_rules_have_in_mind_is_the_same_after_a_restart()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await PlanAsync(companion, WithDoor());
        await gateway.RoutineAsync(Wire.Door(1, t: Noon), """{"s":2,"b":1,"u":2000,"k":"presence","p":"bathroom-radar","on":true}""");
        var plans = companion.Services.GetRequiredService<IHomePlans>();
        var before = plans.Now("berit")!;
        before.Points.Length.ShouldBe(2);

        await companion.StopAsync();
        await companion.StartAsync();

        var after = companion.Services.GetRequiredService<IHomePlans>().Now("berit")!;
        after.Points.ShouldBe(before.Points);
        after.Watches.Where(watch => !watch.Light).Select(watch => (watch.Rule, watch.Point, watch.Since))
            .ShouldBe(before.Watches.Where(watch => !watch.Light).Select(watch => (watch.Rule, watch.Point, watch.Since)), ignoreOrder: true);
        after.Habits.LastSeenAt.ShouldBe(before.Habits.LastSeenAt);
        after.Plan.Point("front-door")!.Kind.ShouldBe(PointKind.EntranceDoor);
    }

    [Fact]
    public async Task Three_minutes_without_a_word_of_the_gateway_are_told_and_its_next_word_ends_it()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.RoutineAsync(Wire.Door(1));
        await using var watch = new Watch(companion.AlertService, AlertKind.NoContact);
        time.Advance(TimeSpan.FromSeconds(180) + TimeSpan.FromMilliseconds(2));

        var alert = await watch.NextAsync();
        (alert.Severity, alert.Point).ShouldBe((Severity.Technical, "gw-berit"));

        await gateway.RoutineAsync(Wire.Door(2));
        (await watch.UntilAsync(change => change.ClearedAt is not null)).AwaitsAnswer.ShouldBeFalse();
    }

    [Fact]
    public async Task A_hole_that_does_not_fill_is_told_and_ends_when_it_fills()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.AlarmAsync(Wire.Test(3));
        await using var watch = new Watch(companion.AlertService, AlertKind.SequenceHole);
        time.Advance(TimeSpan.FromSeconds(60) + TimeSpan.FromMilliseconds(2));

        (await watch.NextAsync()).Reason!.Detail.ShouldBe("gw-berit/alarm 2–2");

        await gateway.AlarmAsync(Wire.Test(2));
        (await watch.UntilAsync(change => change.ClearedAt is not null)).IsNotPressing();
    }

    [Fact]
    public async Task A_gateway_that_has_lost_count_is_told_of_and_its_calls_for_help_are_not_taken_for_copies()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1), Wire.Test(2));

        // Its store was lost: it begins at 1 again, in another boot.
        await gateway.AlarmAsync(Wire.Help(1, b: 9, u: 500));
        (await OpenAsync(companion)).ShouldBe([AlertKind.Help, AlertKind.NumberReused], ignoreOrder: true);

        await gateway.AlarmAsync(Wire.Help(1, b: 9, u: 500));
        await gateway.AlarmAsync(Wire.Test(2));
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Single(alert => alert.Kind == AlertKind.Help).Count.ShouldBe(1, "the same again is a copy");
        (await companion.AskAsync(db => db.Quarantine.SingleAsync())).Reason.ShouldContain("was used before");
        (await companion.AskAsync(db => db.Records.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task A_fall_that_the_gateway_weighs_again_is_shown_with_less_confidence_and_stays_one_alert()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Fall(1));
        await gateway.AlarmAsync("""{"s":2,"b":1,"u":9000,"k":"fall","p":"bathroom-radar","src":"radar","conf":64,"ref":1,"why":"motion in hall"}""");

        var alert = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem();
        (alert.Confidence, alert.Count, alert.AwaitsAnswer).ShouldBe((64, 1, true));
        alert.Timeline[^1].Detail.ShouldBe("64 %: motion in hall");
    }

    [Theory]
    [InlineData("""{"s":2,"b":1,"u":9000,"k":"fall","p":"x","src":"radar","conf":64,"ref":2}""")]
    [InlineData("""{"s":2,"b":1,"u":9000,"k":"fall","p":"x","src":"radar","conf":64,"ref":"one"}""")]
    [InlineData("""{"s":2,"b":1,"u":9000,"k":"fall","p":"x","src":"radar","conf":64,"ref":0,"why":7}""")]
    public async Task A_reference_that_leads_nowhere_makes_it_a_fall_of_its_own(string record)
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.AlarmAsync(record);

        (await OpenAsync(companion)).ShouldBe([AlertKind.Fall]);
    }

    [Fact]
    public async Task A_plan_that_the_command_line_sets_is_in_force_at_once_and_in_the_homes_history()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        var file = Path.Combine(companion.Folder, "plan.json");
        await File.WriteAllTextAsync(file, HomePlanJson.Write(WithDoor()), TestCompanion.Soon);

        (await RunAsync(companion, "home", "plan", "berit", file)).ShouldBe(0);

        companion.Services.GetRequiredService<IHomePlans>().Now("berit")!.Plan.LeadsOut.ShouldBeTrue();
        await gateway.RoutineAsync(Wire.Door(1));
        var line = await companion.AskAsync(db => db.Audit.SingleAsync(audit => audit.What == "planChanged"));
        (line.Who, line.Device).ShouldBe(("command line", "command line"));
        line.Detail.ShouldContain("front-door=EntranceDoor@hall");
    }

    [Fact]
    public async Task A_time_zone_that_the_command_line_sets_is_in_force_at_once()
    {
        await using var companion = await StartAsync();
        await companion.CommissionAsync();

        (await RunAsync(companion, "home", "add", "berit", "--name", "Berit", "--resident", "Berit", "--address", "x", "--time-zone", "Europe/Helsinki")).ShouldBe(0);

        companion.Services.GetRequiredService<IHomePlans>().Now("berit")!.Plan.Zone.Id.ShouldBe("Europe/Helsinki");
    }

    [Fact]
    public async Task Of_two_who_change_the_same_version_one_is_told()
    {
        await using var companion = await StartAsync();
        await companion.CommissionAsync();
        var plans = companion.Services.GetRequiredService<IHomePlans>();

        var answers = await Task.WhenAll(
            plans.SetAsync("berit", WithDoor(), 0, Tekla, TestCompanion.Soon), plans.SetAsync("berit", WithDoor() with { BackBy = new TimeOnly(21, 0) }, 0, Tekla, TestCompanion.Soon));

        answers.Count(answer => answer.Done).ShouldBe(1);
        answers.Count(answer => answer.Outdated).ShouldBe(1);
        (await plans.FindAsync("berit")).Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_night_patrol_is_a_line_in_the_homes_history_and_no_alert()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await PlanAsync(companion, WithDoor() with { Quiet = new(new(11, 0), new(18, 0)), Visits = [new(new(12, 0), new(12, 30), "night patrol")] });

        await gateway.RoutineAsync(Wire.Door(1, t: Noon), Wire.Door(2, open: false, t: Noon.AddSeconds(20)));

        (await OpenAsync(companion)).ShouldBeEmpty();
        var line = await companion.AskAsync(db => db.Audit.SingleAsync(audit => audit.What == "explained"));
        (line.HomeId, line.AlertId, line.Detail).ShouldBe(("berit", null, "night-door: night patrol 12:00–12:30"));
        (await companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)))).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task The_lamp_in_the_home_is_told_of_a_call_for_help_and_not_of_a_flat_battery()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.RoutineAsync("""{"s":1,"b":1,"u":1,"k":"power","p":"gateway","mains":true,"batt":5}""");
        await gateway.AlarmAsync(Wire.Help(1));

        (await gateway.NextAsync("alert")).ShouldContain("\"kind\":\"help\"");
    }

    private static HomePlan WithDoor() => HomePlan.None with { Points = [new("front-door", PointKind.EntranceDoor, "hall"), new("bathroom-radar", PointKind.Radar, "bathroom")] };

    private static async Task<IEnumerable<AlertKind>> OpenAsync(TestCompanion companion) => (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Select(alert => alert.Kind);

    private static async Task PlanAsync(TestCompanion companion, HomePlan plan)
        => (await companion.Services.GetRequiredService<IHomePlans>().SetAsync("berit", plan, null, Tekla)).Done.ShouldBeTrue();

    private static async Task<int> RunAsync(TestCompanion companion, params string[] arguments)
        => (await TestProgram.RunAsync([.. arguments, "--data-folder", companion.Folder], "", companion.Database.ForProcess)).Exit;

    private Task<TestCompanion> StartAsync() => TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
}

internal static class AlertExtensions
{
    public static void IsNotPressing(this AlertView alert) => alert.AwaitsAnswer.ShouldBeFalse();
}
