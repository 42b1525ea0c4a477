using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>A restless night is a note in the morning, held against the person's own nights.</summary>
public sealed class RestlessNightTests
{
    private static readonly HomePlan WithBed = PlannedHome.Off("inactivity") with { Points = PlannedHome.Plan.Points.Add(new("bed", PointKind.Bed, "bedroom")) };

    [Fact]
    public void Five_nights_of_ten_bathroom_visits_are_told_on_the_first_mornings_and_never_at_night()
    {
        var home = new PlannedHome("2026-01-01 20:00", WithBed);
        for (var night = 0; night < 14; night++)
        {
            Night(home, night, visits: 1 + (night % 2));
        }

        home.Raised.ShouldNotContain(alert => alert.Kind == AlertKind.RestlessNight);
        for (var night = 14; night < 19; night++)
        {
            Night(home, night, visits: 10);
        }

        var told = home.Raised.Where(alert => alert.Kind == AlertKind.RestlessNight).ToList();
        told.Count.ShouldBe(5);
        told.ShouldAllBe(alert => alert.Severity == Severity.Technical);
        told.Select(alert => TimeZoneInfo.ConvertTime(alert.StoredAt, PlannedHome.Oslo).TimeOfDay).ShouldAllBe(time => time == TimeSpan.FromHours(8));
        (told[0].Reason!.Detail, told[0].Reason!.Value, told[0].Reason!.Limit, told[0].Reason!.LearnedDays).ShouldBe(("bathroom", 10, 2, 14));
        home.Events.Where(what => what.What == AlertEventKind.Asked).Select(what => TimeZoneInfo.ConvertTime(what.At, PlannedHome.Oslo).Hour).ShouldAllBe(hour => hour >= 8 && hour < 23);
    }

    [Fact]
    public void A_note_that_nobody_has_answered_ends_with_the_day()
    {
        var home = new PlannedHome("2026-01-01 20:00", WithBed);
        Night(home, 0, visits: 8);
        home.OpenOf(AlertKind.RestlessNight)!.Reason!.FixedLimits.ShouldBeTrue("the nights are not known yet");

        home.WaitUntil("2026-01-02 23:15");
        home.OpenOf(AlertKind.RestlessNight).ShouldBeNull();
    }

    [Fact]
    public void Who_is_up_eight_times_every_night_is_not_told_of_it_for_ever()
    {
        var home = new PlannedHome("2026-01-01 20:00", WithBed);
        for (var night = 0; night < 20; night++)
        {
            Night(home, night, visits: 8);
        }

        home.Raised.Count(alert => alert.Kind == AlertKind.RestlessNight).ShouldBe(7);
    }

    [Fact]
    public void Out_of_bed_again_and_again_is_told_and_turning_over_is_not()
    {
        var home = new PlannedHome("2026-01-15 22:00", WithBed);
        home.Presence(true, "bed");
        home.WaitUntil("2026-01-15 23:30");
        for (var exit = 0; exit < 20; exit++)
        {
            home.Presence(false, "bed");
            home.Wait(exit < 7 ? TimeSpan.FromMinutes(4) : TimeSpan.FromSeconds(30));
            home.Presence(true, "bed");
            home.Wait(TimeSpan.FromMinutes(12));
        }

        home.WaitUntil("2026-01-16 08:30");
        var alert = home.Raised.Where(one => one.Kind == AlertKind.RestlessNight).ShouldHaveSingleItem();
        (alert.Reason!.Detail, alert.Reason.Value).ShouldBe(("bed", 7));
    }

    private static void Night(PlannedHome home, int night, int visits)
    {
        var evening = PlannedHome.Wall("2026-01-01 23:10").AddDays(night);
        home.Wait(evening - home.Now);
        for (var visit = 0; visit < visits; visit++)
        {
            home.Presence(true);
            home.Wait(TimeSpan.FromMinutes(5));
            home.Presence(false);
            home.Motion("hall-motion");
            home.Wait(TimeSpan.FromSeconds(5));
            home.Motion("hall-motion", on: false);
            home.Wait(TimeSpan.FromMinutes(25));
        }

        home.Wait(evening.AddHours(9) - home.Now);
    }
}
