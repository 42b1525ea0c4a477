using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Tests.OnCall;

/// <summary>A gap in the rota is an alert a day before it comes, at the latest.</summary>
public sealed class RotaGapTests
{
    [Fact]
    public async Task A_gap_within_a_day_is_a_technical_alert_that_says_which_hours()
    {
        await using var night = await NightShift.BeginAsync();
        (await AwayAsync(night, new DateTime(2037, 3, 2, 20, 0, 0), new DateTime(2037, 3, 3, 8, 0, 0))).ShouldBeNull();

        night.Time.Advance(OnCallMonitor.Every);

        var alert = await OnceAsync(night);
        (alert.Severity, alert.Point).ShouldBe((Severity.Technical, "Nord"));
        alert.Timeline[0].Detail.ShouldBe("Nord First: 2037-03-02 20:00–2037-03-03 08:00");
    }

    [Fact]
    public async Task A_gap_further_away_stands_on_the_page_and_is_an_alert_when_it_is_a_day_away()
    {
        await using var night = await NightShift.BeginAsync();
        await AwayAsync(night, new DateTime(2037, 3, 3, 3, 2, 0), new DateTime(2037, 3, 3, 8, 0, 0));
        night.Time.Advance(OnCallMonitor.Every);
        (await night.Companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldNotContain(alert => alert.Kind == AlertKind.RotaGap);

        // It is 24 hours and 90 seconds away now.
        (await OnceAsync(night)).OccurredAt.ShouldBeGreaterThanOrEqualTo(NightShift.ThreeAtNight.AddMinutes(2));
    }

    [Fact]
    public async Task Another_gap_is_told_although_somebody_has_the_first()
    {
        await using var night = await NightShift.BeginAsync();
        await AwayAsync(night, new DateTime(2037, 3, 2, 20, 0, 0), new DateTime(2037, 3, 3, 0, 0, 0));
        night.Time.Advance(OnCallMonitor.Every);
        var first = await OnceAsync(night);
        (await night.Companion.AlertService.AcknowledgeAsync(first.Id, NightShift.Liv, TestCompanion.Soon)).Done.ShouldBeTrue();

        (await AwayAsync(night, new DateTime(2037, 3, 2, 4, 0, 0), new DateTime(2037, 3, 2, 5, 0, 0))).ShouldBeNull();

        AlertView? second = null;
        await TestCompanion.AwaitAsync(async () =>
        {
            night.Time.Advance(TimeSpan.FromSeconds(5));
            return (second = (await night.Companion.AlertService.OpenAsync(TestCompanion.Soon)).SingleOrDefault(alert => alert.Kind == AlertKind.RotaGap && alert.Id != first.Id)) is not null;
        });
        second!.AwaitsAnswer.ShouldBeTrue();
        second.Timeline[0].Detail.ShouldBe("Nord First: 2037-03-02 04:00–2037-03-02 05:00");
    }

    [Fact]
    public async Task What_is_wrong_with_the_companion_is_no_home_in_any_list_and_nobody_can_take_its_name()
    {
        await using var night = await NightShift.BeginAsync();
        await AwayAsync(night, new DateTime(2037, 3, 2, 20, 0, 0), new DateTime(2037, 3, 3, 8, 0, 0));
        night.Time.Advance(OnCallMonitor.Every);
        await OnceAsync(night);

        (await night.Companion.Homes.ListAsync()).Select(home => home.Id).ShouldBe(["berit"]);
        await Should.ThrowAsync<ArgumentException>(() => night.Companion.Homes.AddAsync(new("hjemvakt", "x", "x", "x")));
    }

    private static ValueTask<Sentence?> AwayAsync(NightShift night, DateTime from, DateTime until)
        => night.OnCall.TakeAsync("nord", DutyLine.First, from, until, "id-kari", null, NightShift.Liv);

    private static async Task<AlertView> OnceAsync(NightShift night)
    {
        AlertView? found = null;
        await TestCompanion.AwaitAsync(async () =>
        {
            night.Time.Advance(TimeSpan.FromSeconds(5));
            return (found = (await night.Companion.AlertService.OpenAsync(TestCompanion.Soon)).SingleOrDefault(alert => alert.Kind == AlertKind.RotaGap)) is not null;
        });
        return found!;
    }
}
