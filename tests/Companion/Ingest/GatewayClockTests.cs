using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Safety.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Hjemvakt.Companion.Tests.Ingest.RecordTimeTests;

namespace Hjemvakt.Companion.Tests.Ingest;

/// <summary>
/// Boot counters that are used again, and gateways' clocks that are behind, ahead or put right: what is live is shown as live, what is old keeps its time where that
/// can be known, and a clock that stays wrong is told.
/// </summary>
public sealed class GatewayClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    // 01:59 on the clock on the wall. The quiet hours of a home begin at 23:00; three hours before it was 22:59.
    private static readonly DateTimeOffset Night = new(2026, 3, 2, 0, 59, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(Noon);

    private DateTimeOffset Now => time.GetUtcNow();

    [Fact]
    public async Task A_call_from_a_board_that_begins_at_boot_1_again_is_live_and_not_of_150_days_ago()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.PublishAsync("status", Heartbeat(b: 1, u: 60_000, t: Now));
        await PassAsync(companion, gateway, TimeSpan.FromDays(150));

        await gateway.AlarmAsync("""{"s":1,"b":1,"u":8000,"k":"help","p":"bedside-button","src":"button"}""");

        (await HelpAsync(companion)).OccurredAt.ShouldBe(Now, "before anything tells whose boot 1 it is");
        time.Advance(TimeSpan.FromSeconds(1));
        await gateway.PublishAsync("status", Heartbeat(b: 1, u: 9_000));
        (await HelpAsync(companion)).OccurredAt.ShouldBe(Now.AddSeconds(-1), "and when the heartbeat has told");
    }

    [Fact]
    public async Task What_was_stored_of_the_former_board_keeps_its_time()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.PublishAsync("status", Heartbeat(b: 1, u: 60_000));
        await gateway.RoutineAsync(Wire.Door(1, b: 1, u: 60_000), Wire.Door(2, b: 1, u: 60_000, t: Now));
        await PassAsync(companion, gateway, TimeSpan.FromDays(150));

        await gateway.PublishAsync("status", Heartbeat(b: 1, u: 9_000));
        await gateway.PublishAsync("status", Heartbeat(b: 1, u: 69_000));

        (await TimesAsync(companion)).ShouldBe([Noon, Noon]);
    }

    [Fact]
    public async Task A_call_after_a_clock_was_put_right_within_the_boot_is_live()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        time.Advance(TimeSpan.FromHours(4));
        await gateway.PublishAsync("status", Heartbeat(b: 5, u: 60_000, t: Now.AddHours(-3)));
        time.Advance(TimeSpan.FromMinutes(1));
        await gateway.PublishAsync("status", Heartbeat(b: 5, u: 120_000));
        time.Advance(TimeSpan.FromMinutes(1));

        // A gateway whose clock has jumped gives no dates for ten minutes.
        await gateway.AlarmAsync(Wire.Help(1, b: 5, u: 180_000));

        (await HelpAsync(companion)).OccurredAt.ShouldBe(Now);
    }

    [Theory]
    [InlineData(-180)]
    [InlineData(-5)]
    [InlineData(7)]
    [InlineData(600)]
    public async Task A_call_that_comes_before_the_first_heartbeat_is_dated_by_it(int minutesOff)
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        time.Advance(TimeSpan.FromHours(5));

        await gateway.AlarmAsync(Wire.Help(1, b: 3, u: 20_000, t: Now.AddMinutes(minutesOff)));
        await gateway.PublishAsync("status", Heartbeat(b: 3, u: 20_500, t: Now.AddMinutes(minutesOff)));

        (await HelpAsync(companion)).OccurredAt.ShouldBe(Now, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_record_of_before_a_power_cut_keeps_its_time_beside_a_live_one_of_after_it()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.PublishAsync("status", Heartbeat(b: 6, u: 3_600_000));
        time.Advance(TimeSpan.FromHours(2));

        // Pressed in boot 6 a minute after the line broke, then the power went; pressed again in boot 7. Neither boot had a clock.
        await gateway.AlarmAsync(Wire.Help(1, b: 6, u: 3_660_000), Wire.Fall(2, b: 7, u: 30_000));
        await gateway.PublishAsync("status", Heartbeat(b: 7, u: 31_000));
        await gateway.RoutineAsync(Wire.Door(1, b: 6, u: 3_661_000), Wire.Door(2, b: 7, u: 29_000));

        (await HelpAsync(companion)).OccurredAt.ShouldBe(Noon.AddMinutes(1));
        (await OnlyAsync(companion, AlertKind.Fall)).OccurredAt.ShouldBe(Now.AddSeconds(-1));
        (await TimesAsync(companion)).ShouldBe([Noon.AddMinutes(1), Now.AddSeconds(-1), Noon.AddMinutes(1).AddSeconds(1), Now.AddSeconds(-2)]);
    }

    [Fact]
    public async Task A_copy_of_a_heartbeat_says_nothing_about_now()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.PublishAsync("status", Heartbeat(b: 6, u: 3_600_000, t: Now));
        time.Advance(TimeSpan.FromHours(2));

        await gateway.PublishAsync("status", Heartbeat(b: 6, u: 3_600_000, t: Noon));

        await gateway.RoutineAsync(Wire.Door(1, b: 6, u: 3_600_000, t: Noon));
        (await TimesAsync(companion)).ShouldBe([Noon]);
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldNotContain(alert => alert.Kind == AlertKind.ClockWrong);
    }

    [Fact]
    public async Task One_heartbeat_that_was_held_up_on_its_way_changes_nothing()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.PublishAsync("status", Heartbeat(b: 6, u: 60_000, t: Now));
        time.Advance(TimeSpan.FromSeconds(135));

        // Sent 75 s ago, and the next one is on its heels.
        await gateway.PublishAsync("status", Heartbeat(b: 6, u: 120_000, t: Now.AddSeconds(-75)));
        await gateway.PublishAsync("status", Heartbeat(b: 6, u: 195_000, t: Now));
        await gateway.RoutineAsync(Wire.Door(1, b: 6, u: 65_000));
        time.Advance(TimeSpan.FromMinutes(2));

        (await TimesAsync(companion)).ShouldBe([Noon.AddSeconds(5)]);
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldNotContain(alert => alert.Kind == AlertKind.ClockWrong);
    }

    [Theory]
    [InlineData(-180, "behind")]
    [InlineData(180, "ahead")]
    public async Task A_clock_that_is_hours_off_is_told_at_the_first_heartbeat_and_ends_with_the_first_right_one(int minutesOff, string detail)
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        time.Advance(TimeSpan.FromHours(4));

        await gateway.PublishAsync("status", Heartbeat(b: 1, u: 60_000, t: Now.AddMinutes(minutesOff)));

        var told = await OnlyAsync(companion, AlertKind.ClockWrong);
        (told.Severity, told.Reason!.Detail, told.Reason.Value).ShouldBe((Severity.Technical, detail, 180m));
        time.Advance(TimeSpan.FromMinutes(1));
        await gateway.PublishAsync("status", Heartbeat(b: 1, u: 120_000, t: Now));
        // What is technical and over by itself has left the board.
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldNotContain(alert => alert.Kind == AlertKind.ClockWrong);
        (await companion.AlertService.FindAsync(told.Id, TestCompanion.Soon))!.ClearedAt.ShouldBe(Now);
    }

    [Fact]
    public async Task A_buffered_record_with_a_good_date_does_not_excuse_a_clock_that_is_behind()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        time.Advance(TimeSpan.FromHours(4));
        await gateway.PublishAsync("status", Heartbeat(b: 2, u: 60_000, t: Now.AddHours(-3)));

        await gateway.RoutineAsync(Wire.Door(1, b: 1, u: 5_000, t: Now.AddHours(-2)), Wire.Door(2, b: 2, u: 59_000, t: Now.AddHours(-3)));

        (await OnlyAsync(companion, AlertKind.ClockWrong)).ClearedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_door_opened_in_the_quiet_hours_is_told_though_the_gateways_clock_says_it_is_evening()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        time.SetUtcNow(Night);
        var plan = HomePlan.None with { Points = [new PlanPoint("front-door", PointKind.EntranceDoor, "hall")] };
        (await companion.Services.GetRequiredService<IHomePlans>().SetAsync("berit", plan, null, new Actor("Tekla", "laptop", "tekla"))).Done.ShouldBeTrue();
        await gateway.PublishAsync("status", Heartbeat(b: 4, u: 60_000, t: Night.AddHours(-3)));

        await gateway.RoutineAsync(Wire.Door(1, open: true, b: 4, u: 61_000, t: Night.AddHours(-3).AddSeconds(1)));

        (await OnlyAsync(companion, AlertKind.DoorAtNight)).OccurredAt.ShouldBe(Night, TimeSpan.FromSeconds(1));
    }

    // With the companion stopped: while it runs, each of its timers would ring for every few seconds of that.
    private async Task PassAsync(TestCompanion companion, TestGateway gateway, TimeSpan longTime)
    {
        await gateway.DisconnectAsync();
        await companion.StopAsync();
        time.Advance(longTime);
        await companion.StartAsync();
        await gateway.ConnectAsync();
    }

    private Task<TestCompanion> StartAsync() => TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));

    private static Task<AlertView> HelpAsync(TestCompanion companion) => OnlyAsync(companion, AlertKind.Help);

    private static async Task<AlertView> OnlyAsync(TestCompanion companion, AlertKind kind)
        => (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Where(alert => alert.Kind == kind).ShouldHaveSingleItem();

    private static Task<List<DateTimeOffset>> TimesAsync(TestCompanion companion)
        => companion.AskAsync(db => db.Records.OrderBy(r => r.Stream).ThenBy(r => r.Sequence).Select(r => r.OccurredAt).ToListAsync());
}
