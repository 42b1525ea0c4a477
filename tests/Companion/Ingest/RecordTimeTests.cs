using Hjemvakt.Safety.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Ingest;

/// <summary>Clocks that are unset, years ahead or years behind.</summary>
public sealed class RecordTimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider time = new(Noon);

    [Fact]
    public async Task A_good_clock_is_believed()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        time.Advance(TimeSpan.FromHours(1));

        await gateway.AlarmAsync(Wire.Help(1, t: Noon.AddMinutes(30)));

        (await OnlyAlertAsync(companion)).OccurredAt.ShouldBe(Noon.AddMinutes(30));
        (await OnlyRecordAsync(companion)).ShouldBe((Noon.AddMinutes(30), Noon.AddHours(1), ClockNote.None));
    }

    [Theory]
    [InlineData(5 * 365, ClockNote.Ahead)]
    [InlineData(-5 * 365, ClockNote.BeforeEnrolment)]
    [InlineData(11.0 / 24 / 60, ClockNote.Ahead)]
    public async Task A_clock_that_is_off_costs_no_alarm_and_the_time_of_arrival_is_kept(double daysOff, ClockNote note)
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.AlarmAsync(Wire.Help(1, t: Noon.AddDays(daysOff)));

        var alert = await OnlyAlertAsync(companion);
        alert.OccurredAt.ShouldBe(Noon);
        alert.State.ShouldBe(AlertState.Raised);
        (await OnlyRecordAsync(companion)).ShouldBe((Noon, Noon, note));
        (await companion.AskAsync(db => db.Records.Select(r => r.SentAt).SingleAsync())).ShouldBe(Noon.AddDays(daysOff), "what the gateway said is kept");
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(-9)]
    public async Task A_few_minutes_are_the_gateways_own(int minutes)
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.AlarmAsync(Wire.Help(1, t: Noon.AddMinutes(minutes)));

        (await OnlyRecordAsync(companion)).OccurredAt.ShouldBe(Noon.AddMinutes(minutes));
    }

    [Fact]
    public async Task A_date_that_no_calendar_has_is_no_reason_to_lose_an_alarm()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.PublishAsync("alarm", """[{"s":1,"b":1,"u":1,"t":9007199254740991,"k":"help","p":"x","src":"cord"}]""");

        (await OnlyAlertAsync(companion)).OccurredAt.ShouldBe(Noon);
    }

    [Fact]
    public async Task Records_from_before_the_clock_was_set_are_dated_by_the_first_that_tells_the_time()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        time.Advance(TimeSpan.FromHours(2));
        await using var watch = new Watch(companion.AlertService, AlertKind.Help);

        await gateway.AlarmAsync(Wire.Help(1, b: 7, u: 60_000));
        await gateway.RoutineAsync(Wire.Door(1, b: 7, u: 90_000));
        (await watch.NextAsync()).OccurredAt.ShouldBe(Noon.AddHours(2), "until then, the time of arrival");

        // Ten minutes after the boot, the clock says 13:10; so the boot was at 13:00.
        await gateway.RoutineAsync(Wire.Door(2, b: 7, u: 600_000, t: Noon.AddMinutes(70)));

        var redated = await watch.NextAsync();
        redated.OccurredAt.ShouldBe(Noon.AddMinutes(61));
        redated.Timeline.Select(entry => entry.What).ShouldBe(["raised", "redated"]);
        (await TimesAsync(companion)).ShouldBe(
        [
            (RecordStream.Alarm, 1, Noon.AddMinutes(61), ClockNote.Derived),
            (RecordStream.Routine, 1, Noon.AddMinutes(61.5), ClockNote.Derived),
            (RecordStream.Routine, 2, Noon.AddMinutes(70), ClockNote.None),
        ]);
    }

    [Fact]
    public async Task In_one_message_the_later_record_dates_the_earlier_at_once()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        time.Advance(TimeSpan.FromHours(2));
        await using var watch = new Watch(companion.AlertService, AlertKind.Help);

        await gateway.AlarmAsync(Wire.Help(1, b: 7, u: 60_000), Wire.Test(2, b: 7, u: 120_000, t: Noon.AddMinutes(62)));

        (await watch.NextAsync()).OccurredAt.ShouldBe(Noon.AddMinutes(61));
    }

    [Fact]
    public async Task Another_boot_or_an_unbelievable_clock_dates_nothing()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        time.Advance(TimeSpan.FromHours(2));

        await gateway.RoutineAsync(Wire.Door(1, b: 7, u: 60_000));
        await gateway.RoutineAsync(Wire.Door(2, b: 7, u: 70_000, t: Noon.AddYears(-5)));
        await gateway.RoutineAsync(Wire.Door(3, b: 8, u: 10_000, t: Noon.AddMinutes(80)));

        (await TimesAsync(companion))[0].ShouldBe((RecordStream.Routine, 1, Noon.AddHours(2), ClockNote.Unset));
    }

    [Fact]
    public async Task A_heartbeat_tells_the_time_as_well_and_a_restart_between_does_not_matter()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        time.Advance(TimeSpan.FromMinutes(70));
        await gateway.AlarmAsync(Wire.Help(1, b: 7, u: 60_000));
        await gateway.DisconnectAsync();
        await companion.StopAsync();
        await companion.StartAsync();
        await gateway.ConnectAsync();

        // It is ten minutes since the boot, whatever the gateway's clock says; so the boot was at 13:00.
        await gateway.PublishAsync("status", Heartbeat(b: 7, u: 600_000));

        (await OnlyAlertAsync(companion)).OccurredAt.ShouldBe(Noon.AddMinutes(61));
        time.Advance(TimeSpan.FromMinutes(1));
        await gateway.AlarmAsync(Wire.Test(2, b: 7, u: 660_000));
        (await TimesAsync(companion))[1].ShouldBe((RecordStream.Alarm, 2, Noon.AddMinutes(71), ClockNote.Derived));
    }

    internal static string Heartbeat(int b, long u, DateTimeOffset? t = null)
        => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{{\"online\":true,\"b\":{b},\"u\":{u}{(t is { } at ? $",\"t\":{at.ToUnixTimeMilliseconds()}" : "")},\"fw\":\"0.1.0\",\"board\":\"esp32-s3\",\"reset\":\"power-on\",\"rssi\":-61,\"heapFree\":1,\"heapMin\":1,\"flashUsed\":1,\"queue\":{{\"alarm\":0,\"routine\":0}}}}");

    private Task<TestCompanion> StartAsync() => TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));

    private static async Task<Hjemvakt.Companion.Alerts.AlertView> OnlyAlertAsync(TestCompanion companion)
        // Beside the alarm itself, a clock that is wrong and an hour without a word are technical matters.
        => (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Where(alert => alert.Severity != Severity.Technical).ShouldHaveSingleItem();

    private static async Task<(DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, ClockNote Clock)> OnlyRecordAsync(TestCompanion companion)
    {
        var row = await companion.AskAsync(db => db.Records.SingleAsync());
        return (row.OccurredAt, row.ReceivedAt, row.Clock);
    }

    private static async Task<List<(RecordStream Stream, long Sequence, DateTimeOffset OccurredAt, ClockNote Clock)>> TimesAsync(TestCompanion companion)
    {
        var rows = await companion.AskAsync(db => db.Records.OrderBy(r => r.Stream).ThenBy(r => r.Sequence).ToListAsync());
        return rows.ConvertAll(row => (row.Stream, row.Sequence, row.OccurredAt, row.Clock));
    }
}
