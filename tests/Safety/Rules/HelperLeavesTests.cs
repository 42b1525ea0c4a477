using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>Home care comes and goes through the same door as the resident.</summary>
public sealed class HelperLeavesTests
{
    private static readonly string[] Visits = ["08:00", "09:00", "12:00", "17:00", "21:00"];

    [Theory]
    [InlineData("08:00", 5)]
    [InlineData("09:00", 5)]
    [InlineData("12:00", 7.5)]
    [InlineData("17:00", 5)]
    public void After_a_visit_that_nobody_planned_a_silence_is_told_within_hours_and_not_as_not_back(string last, double hours)
    {
        var home = Weeks(PlannedHome.Plan);
        Day(home, "2026-01-29", until: last);
        var leftAt = home.Now;

        home.Wait(TimeSpan.FromHours(12));

        var alert = home.Raised[^1];
        alert.Kind.ShouldBe(AlertKind.Inactive);
        (alert.StoredAt - leftAt).ShouldBeLessThan(TimeSpan.FromHours(hours));
    }

    [Fact]
    public void After_the_evening_visit_who_does_not_stir_is_told_when_usually_up_and_not_as_not_back()
    {
        var home = Weeks(PlannedHome.Plan);
        Day(home, "2026-01-29", until: "21:00");

        home.WaitUntil("2026-01-30 12:00");

        home.Raised[^1].Kind.ShouldBeOneOf(AlertKind.NotUp, AlertKind.Inactive);
        home.Raised[^1].StoredAt.ShouldBeLessThan(PlannedHome.Wall("2026-01-30 11:00"));
    }

    [Fact]
    public void In_the_first_days_a_planned_visit_is_enough_to_know_who_left()
    {
        var plan = PlannedHome.Plan with { Visits = [new PlannedVisit(new TimeOnly(7, 45), new TimeOnly(8, 45), "home-care")] };
        var home = new PlannedHome("2026-01-15 07:30", plan);
        home.Motion("bedroom-motion");
        home.WaitUntil("2026-01-15 08:00");
        Visit(home);
        var leftAt = home.Now;
        home.State.Rules.Habits.PresenceReason.ShouldBe(PresenceReason.PlannedVisitLeft);

        home.Wait(TimeSpan.FromHours(12));

        home.Raised[0].Kind.ShouldBe(AlertKind.Inactive);
        (home.Raised[0].StoredAt - leftAt).ShouldBeLessThan(TimeSpan.FromHours(6));
    }

    [Fact]
    public void Put_to_bed_by_home_care_and_never_stirring_is_told_in_the_morning_at_the_latest()
    {
        var plan = PlannedHome.Plan with { Points = PlannedHome.Plan.Points.Add(new PlanPoint("bed", PointKind.Bed, "bedroom")) };
        var home = Weeks(plan);
        Day(home, "2026-01-29", until: "17:00");
        home.WaitUntil("2026-01-29 20:50");
        home.Door(true);
        home.Door(false);
        home.Wait(TimeSpan.FromMinutes(1));
        home.Motion("bedroom-motion");
        home.Motion("bedroom-motion", on: false);
        home.WaitUntil("2026-01-29 21:05");
        home.Presence(true, "bed");
        home.Wait(TimeSpan.FromMinutes(10));
        home.Door(true);
        home.Door(false);
        home.State.Rules.Habits.PresenceReason.ShouldBe(PresenceReason.Occupied);

        home.WaitUntil("2026-01-30 12:00");

        home.Raised.ShouldContain(alert => (alert.Kind == AlertKind.NotUp || alert.Kind == AlertKind.Inactive) && alert.StoredAt < PlannedHome.Wall("2026-01-30 10:00"));
    }

    // Two weeks of five visits a day, after each of which something moves within the hour.
    private static PlannedHome Weeks(HomePlan plan)
    {
        var home = new PlannedHome("2026-01-14 23:00", plan);
        for (var day = 15; day < 29; day++)
        {
            Day(home, $"2026-01-{day}", until: null);
        }

        foreach (var alert in home.State.Alerts)
        {
            home.Resolve(alert.Kind, ResolveCause.FalseAlarmResident);
        }

        home.Raised.Clear();
        return home;
    }

    private static void Day(PlannedHome home, string day, string? until)
    {
        home.WaitUntil($"{day} 07:20");
        Move(home, "bedroom-motion");
        Move(home, "kitchen-motion");
        foreach (var visit in Visits)
        {
            home.WaitUntil($"{day} {visit}");
            Visit(home);
            if (visit == until)
            {
                return;
            }

            foreach (var room in new[] { "kitchen-motion", "bedroom-motion", "kitchen-motion" })
            {
                home.Wait(TimeSpan.FromMinutes(visit == "21:00" ? 15 : 25));
                Move(home, room);
            }

            for (var rest = 0; visit is "09:00" or "12:00" or "17:00" && rest < 2; rest++)
            {
                home.Wait(TimeSpan.FromMinutes(50));
                Move(home, rest == 0 ? "bedroom-motion" : "kitchen-motion");
            }
        }

        home.Wait(TimeSpan.FromMinutes(30));
        Move(home, "bedroom-motion");
    }

    private static void Visit(PlannedHome home)
    {
        home.Door(true);
        home.Wait(TimeSpan.FromSeconds(8));
        home.Door(false);
        home.Wait(TimeSpan.FromSeconds(40));
        for (var i = 0; i < 6; i++)
        {
            Move(home, "kitchen-motion");
            home.Wait(TimeSpan.FromMinutes(2));
        }

        home.Door(true);
        home.Wait(TimeSpan.FromSeconds(8));
        home.Door(false);
    }

    private static void Move(PlannedHome home, string point)
    {
        home.Motion(point);
        home.Wait(TimeSpan.FromSeconds(2));
        home.Motion(point, on: false);
    }
}
