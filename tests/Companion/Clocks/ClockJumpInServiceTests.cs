using System.Collections.Immutable;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Clocks;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Homes.Retention;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Tests.OnCall;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Clocks;

/// <summary>The clock of the machine is set while a whole companion runs, while it is down, and before it starts.</summary>
public sealed class ClockJumpInServiceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Hair = TimeSpan.FromMilliseconds(2);
    private static readonly Actor Tekla = new("Tekla", "laptop", "tekla");

    private SettableTime time = new(Noon);
    private string boot = "the first run of the machine";

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task An_unanswered_fall_presses_on_at_the_same_distances(int hours)
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Fall(1));
        time.Advance(TimeSpan.FromSeconds(30));

        time.SetClock(hours * Hour);
        await gateway.RoutineAsync(Wire.Door(1));
        (await CountAsync(companion, "clockMoved")).ShouldBe(1);

        await EscalatesAsync(companion, TimeSpan.FromSeconds(30), 1);
        (await FallAsync(companion)).Timeline.Single(line => line.What == "escalated").At.ShouldBe(Noon + TimeSpan.FromSeconds(60) + (hours * Hour) + Hair);
        await EscalatesAsync(companion, AlertLimits.Default.RepeatEvery, 2);
        (await companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)))).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_jump_is_told_with_how_far_and_when_and_a_second_one_is_told_too()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        time.SetClock(-Hour);
        await gateway.RoutineAsync(Wire.Door(1));

        var told = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Single(alert => alert.Kind == AlertKind.ServiceClock);
        (told.Severity, told.AwaitsAnswer, told.Reason!.Value, told.Reason.Since, told.Reason.At).ShouldBe((Severity.Technical, true, -3600, Noon, Noon - Hour));
        told.Timeline[0].Detail.ShouldBe("from 2026-03-02 11:00:00 to 2026-03-02 10:00:00 UTC");

        time.Advance(TimeSpan.FromMinutes(1));
        time.SetClock(Hour);
        await gateway.RoutineAsync(Wire.Door(2));
        (await KindsAsync(companion)).ShouldBe([AlertKind.ServiceClock, AlertKind.ServiceClock]);
        (await companion.AskAsync(db => db.Audit.CountAsync(line => line.HomeId == "hjemvakt" && line.AlertId == null && line.What == "clockMoved"))).ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_is_long_in_the_bathroom_and_no_gateway_is_lost_because_the_clock_was_put_on()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await PlanAsync(companion);
        await gateway.RoutineAsync("""{"s":1,"b":1,"u":2000,"k":"presence","p":"bathroom-radar","on":true}""");
        time.Advance(TimeSpan.FromSeconds(8));
        time.SetClock(Hour);
        await gateway.AlarmAsync(Wire.Test(1));
        (await KindsAsync(companion)).ShouldBe([AlertKind.ServiceClock]);

        time.Advance(TimeSpan.FromSeconds(8));
        time.SetClock(-Hour);
        await gateway.AlarmAsync(Wire.Test(2));
        (await KindsAsync(companion)).ShouldAllBe(kind => kind == AlertKind.ServiceClock);

        // And what is watched is watched: nobody is heard of from now on, and nobody comes out.
        await using var lost = new Watch(companion.AlertService, AlertKind.NoContact);
        time.Advance(TimeSpan.FromSeconds(180) + Hair);
        await lost.NextAsync();
        await using var stay = new Watch(companion.AlertService, AlertKind.LongBathroom);
        time.Advance(Hour - TimeSpan.FromSeconds(180 + 16));
        await stay.NextAsync();
    }

    [Fact]
    public async Task The_board_and_the_disk_agree_after_a_jump_and_after_a_restart()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await PlanAsync(companion);
        await gateway.AlarmAsync(Wire.Help(1));
        await gateway.RoutineAsync(Wire.Door(1));
        time.SetClock(-3 * Hour);
        await gateway.RoutineAsync(Wire.Door(2, open: false));
        var shown = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Select(Times).ToList();
        var rules = Plans(companion).Now("berit")!;

        await companion.StopAsync();
        await companion.StartAsync();

        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Select(Times).ShouldBe(shown, ignoreOrder: true);
        shown.ShouldContain(times => times.OccurredAt == Noon - (3 * Hour));
        Plans(companion).Now("berit")!.Points.ShouldBe(rules.Points);
        (await companion.AskAsync(db => db.AlertTimers.AsNoTracking().ToListAsync())).ShouldContain(timer => timer.DueAt == Noon - (3 * Hour) + TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_jump_while_the_companion_was_down_changes_nothing_that_waits(int hours)
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Fall(1));
        time.Advance(TimeSpan.FromSeconds(30));
        await companion.StopAsync();
        time.SetClock(hours * Hour);
        time.Advance(TimeSpan.FromSeconds(10));

        await companion.StartAsync();

        (await KindsAsync(companion)).ShouldBe([AlertKind.Fall, AlertKind.ServiceClock], ignoreOrder: true);
        await EscalatesAsync(companion, TimeSpan.FromSeconds(20), 1);
    }

    [Fact]
    public async Task A_machine_that_starts_with_a_clock_that_is_behind_is_told_at_once_and_what_waits_goes_on_from_what_was_stored_last()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Fall(1));
        time.Advance(TimeSpan.FromSeconds(30));
        await gateway.AlarmAsync(Wire.Test(2));
        await ProbedAsync(companion);
        await companion.StopAsync();

        // No battery: the machine believes that it is 1970, until a time server tells it.
        (time, boot) = (new SettableTime(DateTimeOffset.UnixEpoch.AddSeconds(40)), "the second run of the machine");
        await companion.StartAsync();

        (await KindsAsync(companion)).ShouldBe([AlertKind.Fall, AlertKind.ServiceClock], ignoreOrder: true);
        await EscalatesAsync(companion, TimeSpan.FromSeconds(30), 1);

        await gateway.ConnectAsync();
        time.SetClock(Noon + Hour - DateTimeOffset.UnixEpoch);
        await gateway.AlarmAsync(Wire.Test(3));
        (await CountAsync(companion, "clockMoved")).ShouldBe(2);
        await EscalatesAsync(companion, AlertLimits.Default.RepeatEvery, 2);
    }

    [Fact]
    public async Task A_message_that_is_tried_again_is_tried_again_as_soon_as_before()
    {
        await using var night = await NightShift.BeginAsync();
        var provider = night.Provider.Of("ntfy");
        provider.ShouldNotBeNull();
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        await night.WaitForAsync("sent");
        var before = await night.Companion.AskAsync(db => db.Notifications.AsNoTracking().ToListAsync());

        night.Time.SetClock(-Hour);
        await night.Gateway.RoutineAsync(Wire.Door(1));

        var after = (await night.Companion.AskAsync(db => db.Notifications.AsNoTracking().ToListAsync())).ToDictionary(row => row.Id);
        before.ShouldNotBeEmpty();
        before.ShouldAllBe(row => after[row.Id].DueAt == row.DueAt - Hour && after[row.Id].CreatedAt == row.CreatedAt - Hour);
    }

    [Fact]
    public async Task Nothing_is_deleted_by_a_clock_that_nobody_has_looked_at()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.RoutineAsync(Wire.Door(1));
        time.SetClock(TimeSpan.FromDays(3650));
        await gateway.RoutineAsync(Wire.Door(2));

        await companion.Services.GetRequiredService<RecordRetention>().SweepAsync(TestCompanion.Soon);
        (await companion.AskAsync(db => db.Records.CountAsync())).ShouldBe(2);

        var told = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Single(alert => alert.Kind == AlertKind.ServiceClock);
        (await companion.AlertService.ResolveAsync(told.Id, Tekla, ResolveCause.Technical, null, TestCompanion.Soon)).Refusal.ShouldBeNull();
        await companion.Services.GetRequiredService<RecordRetention>().SweepAsync(TestCompanion.Soon);
        (await companion.AskAsync(db => db.Records.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Every_stored_point_in_time_says_what_becomes_of_it_when_the_clock_jumps()
    {
        await using var companion = await StartAsync();
        await using var db = await companion.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync();
        var silent = db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?) || (property.ClrType == typeof(long) && property.Name.EndsWith("At", StringComparison.Ordinal)))
            .Where(property => WaitingInstants.Of(property) is null)
            .Select(property => $"{property.DeclaringType.DisplayName()}.{property.Name}");

        silent.ShouldBeEmpty($"give each an [{nameof(InstantAttribute)}]: does something wait for it, or is it history?");
        WaitingInstants.Statements(db.Model).Count().ShouldBeGreaterThan(4);
    }

    private static (AlertKind Kind, DateTimeOffset OccurredAt, DateTimeOffset StoredAt, DateTimeOffset LastSeenAt) Times(AlertView alert)
        => (alert.Kind, alert.OccurredAt, alert.StoredAt, alert.LastSeenAt);

    private static IHomePlans Plans(TestCompanion companion) => companion.Services.GetRequiredService<IHomePlans>();

    private static async Task<IEnumerable<AlertKind>> KindsAsync(TestCompanion companion) => (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Select(alert => alert.Kind);

    private static async Task<AlertView> FallAsync(TestCompanion companion) => (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Single(alert => alert.Kind == AlertKind.Fall);

    private static async Task<int> CountAsync(TestCompanion companion, string what) => (await FallAsync(companion)).Timeline.Count(line => line.What == what);

    // A second before its time a round has not come, and at its time it has. Who is asked in between has an answer from the writer, which does everything in order.
    private async Task EscalatesAsync(TestCompanion companion, TimeSpan after, int round)
    {
        time.Advance(after - TimeSpan.FromSeconds(1));
        await ProbedAsync(companion);
        (await CountAsync(companion, "escalated")).ShouldBe(round - 1, "it came too early");
        await using var watch = new Watch(companion.AlertService, AlertKind.Fall);
        time.Advance(TimeSpan.FromSeconds(1) + Hair);
        await watch.UntilAsync(alert => alert.Round == round);
    }

    private static Task ProbedAsync(TestCompanion companion) => companion.Services.GetRequiredService<HomeWriter>().StoreAsync(new ProbeWork());

    private static async Task PlanAsync(TestCompanion companion) => (await Plans(companion).SetAsync(
        "berit",
        HomePlan.None with
        {
            Points = [new PlanPoint("front-door", PointKind.Door, "hall"), new PlanPoint("bathroom-radar", PointKind.Radar, "bathroom")],
            Rules = ImmutableSortedDictionary<string, RuleSetting>.Empty.Add("inactivity", new RuleSetting(false, ImmutableSortedDictionary<string, decimal>.Empty)),
        },
        null,
        Tekla)).Done.ShouldBeTrue();

    private Task<TestCompanion> StartAsync() => TestCompanion.StartAsync(also: builder =>
    {
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new MachineBoot(boot));
    });
}
