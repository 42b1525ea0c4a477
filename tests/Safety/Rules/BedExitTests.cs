using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>Out of bed at night, and not back.</summary>
public sealed class BedExitTests
{
    private static readonly HomePlan WithBed = PlannedHome.Plan with { Points = PlannedHome.Plan.Points.Add(new("bed", PointKind.Bed, "bedroom")) };

    [Fact]
    public void Out_of_bed_at_ten_past_two_and_fell_beside_it_is_told_after_half_an_hour()
    {
        var home = InBed();
        home.WaitUntil("2026-01-16 02:10");
        home.Presence(false, "bed");
        home.WaitUntil("2026-01-16 02:39");
        home.State.Alerts.ShouldBeEmpty();
        home.WaitUntil("2026-01-16 02:40");

        (home.Only.Kind, home.Only.Severity, home.Only.Reason!.Since, home.Only.Reason.Room, home.Only.Reason.FixedLimits)
            .ShouldBe((AlertKind.BedExit, Severity.Serious, PlannedHome.Wall("2026-01-16 02:10"), "bedroom", true));

        home.Presence(true, "bed");
        home.Only.ClearedAt.ShouldNotBeNull();
        home.Only.AwaitsAnswer.ShouldBeTrue("somebody has to ask how it went");
    }

    [Fact]
    public void Fell_in_the_bathroom_at_night_is_told_within_fifty_minutes()
    {
        var home = InBed();
        home.WaitUntil("2026-01-16 02:10");
        home.Presence(false, "bed");
        home.Wait(TimeSpan.FromMinutes(1));
        Pulse(home, "hall-motion");
        home.WaitUntil("2026-01-16 02:30");
        // A stray pulse.
        Pulse(home, "kitchen-motion");
        home.WaitUntil("2026-01-16 03:01");

        home.OpenOf(AlertKind.BedExit).ShouldNotBeNull();
    }

    [Fact]
    public void A_visit_to_the_bathroom_and_turning_over_are_nothing()
    {
        var home = InBed();
        for (var turn = 0; turn < 5; turn++)
        {
            home.Wait(TimeSpan.FromMinutes(40));
            home.Presence(false, "bed");
            home.Wait(turn == 2 ? TimeSpan.FromMinutes(12) : TimeSpan.FromSeconds(20));
            home.Presence(true, "bed");
        }

        home.WaitUntil("2026-01-16 05:00");
        home.Raised.ShouldBeEmpty();
    }

    [Fact]
    public void Who_gets_up_early_and_moves_about_is_up()
    {
        var home = InBed();
        home.WaitUntil("2026-01-16 05:20");
        home.Presence(false, "bed");
        for (var minute = 0; minute < 100; minute += 10)
        {
            Pulse(home, minute % 20 == 0 ? "kitchen-motion" : "hall-motion");
            home.Wait(TimeSpan.FromMinutes(10));
        }

        home.Wait(TimeSpan.FromHours(1));
        home.Raised.ShouldNotContain(alert => alert.Kind == AlertKind.BedExit);
        home.State.Rules.Watches.ShouldNotContain(watch => watch.Rule == "bed-exit" && watch.Due != null);
    }

    [Fact]
    public void Up_before_the_quiet_hours_and_an_empty_bed_that_says_so_each_hour_are_nothing()
    {
        var home = new PlannedHome("2026-01-15 22:00", WithBed);
        home.Presence(true, "bed");
        home.Wait(TimeSpan.FromMinutes(20));
        home.Presence(false, "bed");
        for (var hour = 0; hour < 3; hour++)
        {
            home.Wait(TimeSpan.FromHours(1));
            home.Presence(false, "bed");
        }

        home.Raised.ShouldNotContain(alert => alert.Kind == AlertKind.BedExit);
    }

    [Fact]
    public void The_limit_follows_the_persons_own_nights()
    {
        var home = InBed();
        for (var exit = 0; exit < 30; exit++)
        {
            home.WaitUntil($"2026-01-{16 + (exit / 3):00} 0{1 + (exit % 3)}:00");
            home.Presence(false, "bed");
            home.Wait(TimeSpan.FromMinutes(6));
            home.Presence(true, "bed");
        }

        home.WaitUntil("2026-01-27 03:00");
        foreach (var alert in home.State.Alerts)
        {
            home.Resolve(alert.Kind);
        }

        home.Presence(false, "bed");
        home.Wait(TimeSpan.FromMinutes(20) - TimeSpan.FromSeconds(1));
        home.OpenOf(AlertKind.BedExit).ShouldBeNull();
        home.Wait(TimeSpan.FromSeconds(1));
        (home.OpenOf(AlertKind.BedExit)!.Reason!.Limit, home.OpenOf(AlertKind.BedExit)!.Reason!.FixedLimits).ShouldBe((20, false));
    }

    [Fact]
    public void A_bed_that_the_gateway_does_not_trust_is_not_believed()
    {
        var home = InBed();
        home.WaitUntil("2026-01-16 02:00");
        home.Happen("bed", new SensorTrust(false, "chattering"));
        home.Presence(false, "bed");
        home.Wait(TimeSpan.FromHours(1));

        home.OpenOf(AlertKind.BedExit).ShouldBeNull();
    }

    [Fact]
    public void A_chair_is_no_bed()
    {
        var home = new PlannedHome("2026-01-15 23:30", PlannedHome.Plan with { Points = PlannedHome.Plan.Points.Add(new("chair", PointKind.Occupancy, "living-room")) });
        home.Presence(true, "chair");
        home.Wait(TimeSpan.FromMinutes(20));
        home.Presence(false, "chair");
        home.Wait(TimeSpan.FromHours(1));

        home.Raised.ShouldBeEmpty();
    }

    private static PlannedHome InBed()
    {
        var home = new PlannedHome("2026-01-15 22:30", WithBed);
        home.Motion("bedroom-motion");
        home.Motion("bedroom-motion", on: false);
        home.Wait(TimeSpan.FromMinutes(5));
        home.Presence(true, "bed");
        home.WaitUntil("2026-01-15 23:30");
        return home;
    }

    private static void Pulse(PlannedHome home, string point)
    {
        home.Motion(point);
        home.Wait(TimeSpan.FromSeconds(5));
        home.Motion(point, on: false);
    }
}
