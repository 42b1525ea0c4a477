using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>A door at night within a planned visit.</summary>
public sealed class NightVisitTests
{
    private static readonly HomePlan Patrolled = PlannedHome.Plan with
    {
        Points = PlannedHome.Plan.Points.Add(new("bed", PointKind.Bed, "bedroom")),
        Visits = [new(new(2, 0), new(2, 30), "night patrol")],
    };

    [Fact]
    public void A_week_of_night_patrols_is_no_alert_and_every_one_is_in_the_homes_history()
    {
        var home = new PlannedHome("2026-01-12 22:00", Patrolled);
        home.Presence(true, "bed");
        for (var night = 0; night < 7; night++)
        {
            home.WaitUntil($"2026-01-{13 + night} 02:10");
            PassDoor(home);
            home.Motion("hall-motion");
            home.Motion("hall-motion", on: false);
            home.Wait(TimeSpan.FromMinutes(8));
            PassDoor(home);
        }

        home.Wait(TimeSpan.FromHours(2));
        home.Raised.ShouldNotContain(alert => alert.Kind == AlertKind.DoorAtNight);
        var explained = home.Intents.OfType<NoteExplained>().ToList();
        explained.Count.ShouldBe(7);
        explained.ShouldAllBe(what => what.Rule == "night-door" && what.Why == "night patrol 02:00–02:30");
    }

    [Fact]
    public void A_door_that_the_patrol_leaves_open_is_told_after_ten_minutes()
    {
        var home = new PlannedHome("2026-01-13 02:10", Patrolled);
        home.Door(true);
        home.Wait(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        home.Raised.ShouldBeEmpty();
        home.Wait(TimeSpan.FromSeconds(1));

        (home.Only.Kind, home.Only.Reason!.Since).ShouldBe((AlertKind.DoorAtNight, PlannedHome.Wall("2026-01-13 02:10")));
    }

    [Fact]
    public void Who_left_the_bed_with_the_patrol_and_is_not_seen_again_is_told()
    {
        var home = new PlannedHome("2026-01-13 01:00", Patrolled with { Rules = PlannedHome.Off("bed-exit").Rules });
        home.Presence(true, "bed");
        home.WaitUntil("2026-01-13 02:10");
        PassDoor(home);
        home.Presence(false, "bed");
        home.Wait(TimeSpan.FromMinutes(5));
        PassDoor(home);
        home.WaitUntil("2026-01-13 03:10");

        home.OpenOf(AlertKind.DoorAtNight).ShouldNotBeNull();
    }

    [Fact]
    public void Who_was_helped_to_the_bathroom_and_back_to_bed_is_as_before()
    {
        var home = new PlannedHome("2026-01-13 01:00", Patrolled);
        home.Presence(true, "bed");
        home.WaitUntil("2026-01-13 02:10");
        PassDoor(home);
        home.Presence(false, "bed");
        home.Wait(TimeSpan.FromMinutes(10));
        home.Presence(true, "bed");
        PassDoor(home);
        home.WaitUntil("2026-01-13 04:00");

        home.Raised.ShouldNotContain(alert => alert.Kind == AlertKind.DoorAtNight);
    }

    [Theory]
    [InlineData("2026-01-13 01:59")]
    [InlineData("2026-01-13 02:30")]
    public void Outside_the_visit_it_is_serious_at_once(string wall)
    {
        var home = new PlannedHome(wall, Patrolled);
        home.Door(true);

        home.Open.ShouldBe([AlertKind.DoorAtNight]);
    }

    private static void PassDoor(PlannedHome home)
    {
        home.Door(true);
        home.Wait(TimeSpan.FromSeconds(20));
        home.Door(false);
    }
}
