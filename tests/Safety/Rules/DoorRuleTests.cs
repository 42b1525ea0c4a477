using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Tests.Rules;

public sealed class DoorRuleTests
{
    [Theory]
    [InlineData("2026-01-15 23:00", true)]
    [InlineData("2026-01-16 03:30", true)]
    [InlineData("2026-01-16 05:59", true)]
    [InlineData("2026-01-16 06:00", false)]
    [InlineData("2026-01-15 22:59", false)]
    public void The_front_door_at_night_is_serious_and_by_day_it_is_nothing(string wall, bool night)
    {
        var home = new PlannedHome(wall);

        home.Door(true);

        home.Open.ShouldBe(night ? [AlertKind.DoorAtNight] : []);
        if (night)
        {
            (home.Only.Severity, home.Only.Point, home.Only.Reason!.Detail, home.Only.Reason.Since).ShouldBe((Severity.Serious, "front-door", "23:00–06:00", home.Now));
        }
    }

    [Fact]
    public void A_cupboard_at_night_and_a_door_that_nobody_has_planned_are_nothing()
    {
        var home = new PlannedHome("2026-01-16 03:00");

        home.Door(true, "pantry-door");
        home.Door(true, "unknown-door");

        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void A_door_that_says_each_hour_that_it_is_still_open_is_one_opening()
    {
        var home = new PlannedHome("2026-01-16 00:10", PlannedHome.Off("door-left-open"));
        home.Door(true);
        home.Wait(TimeSpan.FromHours(1));
        home.Door(true);

        home.Only.Records.Length.ShouldBe(1);

        home.Door(false);
        home.Door(true);
        home.Only.Records.Length.ShouldBe(2, "opened again");
    }

    [Fact]
    public void What_was_opened_at_night_is_told_even_when_it_is_heard_of_in_the_morning()
    {
        var home = new PlannedHome("2026-01-16 08:00");

        home.Door(false, at: PlannedHome.Wall("2026-01-16 02:05"));
        home.Door(true, at: PlannedHome.Wall("2026-01-16 02:00"));

        (home.Only.Kind, home.Only.OccurredAt).ShouldBe((AlertKind.DoorAtNight, PlannedHome.Wall("2026-01-16 02:00")));
    }

    [Theory]
    // In spring 02:00–03:00 is left out, in autumn it comes twice.
    [InlineData("2026-03-29T00:59:00Z", true)]
    [InlineData("2026-03-29T01:00:00Z", false)]
    [InlineData("2026-10-25T00:30:00Z", true)]
    [InlineData("2026-10-25T01:30:00Z", true)]
    [InlineData("2026-10-25T02:00:00Z", false)]
    public void Quiet_hours_that_end_at_three_end_by_the_wall_on_both_odd_nights(string instant, bool quiet)
    {
        var plan = PlannedHome.Plan with { Quiet = new QuietHours(new(22, 0), new(3, 0)) };
        var home = new PlannedHome("2026-03-01 12:00", plan);
        home.Sleep(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture) - home.Now);

        home.Door(true);

        home.State.Alerts.Any(alert => alert.Kind == AlertKind.DoorAtNight).ShouldBe(quiet);
    }

    [Fact]
    public void A_door_left_open_is_an_alert_after_a_quarter_of_an_hour_and_ends_by_itself()
    {
        var home = new PlannedHome();
        home.Door(true);
        home.Wait(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        home.State.Alerts.ShouldBeEmpty();

        home.Wait(TimeSpan.FromMilliseconds(1));
        (home.Only.Kind, home.Only.Severity, home.Only.Reason!.Since).ShouldBe((AlertKind.DoorLeftOpen, Severity.Moderate, home.Now - TimeSpan.FromMinutes(15)));

        home.Door(false);
        home.Only.ClearedAt.ShouldBe(home.Now);
        home.Only.AwaitsAnswer.ShouldBeFalse("it is over, and it was about no person");
        home.Only.IsOpen.ShouldBeTrue("staff still say what it was");
    }

    [Fact]
    public void A_door_that_was_closed_in_time_is_nothing()
    {
        var home = new PlannedHome();
        home.Door(true);
        home.Wait(TimeSpan.FromMinutes(14));
        home.Door(false);
        home.Wait(TimeSpan.FromHours(1));

        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void Of_a_door_that_is_heard_of_hours_late_the_closing_may_still_be_on_its_way()
    {
        var home = new PlannedHome();
        home.Door(true, at: home.Now - TimeSpan.FromHours(3));
        home.Wait(TimeSpan.FromSeconds(30));
        home.Door(false, at: home.Now - TimeSpan.FromHours(2));
        home.Wait(TimeSpan.FromHours(1));

        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void A_limit_of_the_homes_own_is_kept()
    {
        var home = new PlannedHome(plan: PlannedHome.With("door-left-open", ("open-for", 5)));
        home.Door(true);
        home.Wait(TimeSpan.FromMinutes(5));

        home.Only.Kind.ShouldBe(AlertKind.DoorLeftOpen);
    }

    [Theory]
    [InlineData("night-door")]
    [InlineData("door-left-open")]
    public void A_rule_that_is_off_is_silent(string rule)
    {
        var home = new PlannedHome("2026-01-16 02:00", PlannedHome.Off(rule));
        home.Door(true);
        home.Wait(TimeSpan.FromHours(1));

        home.Open.ShouldBe(rule == "night-door" ? [AlertKind.DoorLeftOpen] : [AlertKind.DoorAtNight]);
    }

    [Fact]
    public void Who_has_left_and_is_not_back_after_twelve_hours_is_missed_and_found_again_inside()
    {
        var home = new PlannedHome("2026-01-15 09:00", PlannedHome.With("not-back", ("away-for", 12)));
        Leave(home);
        home.WaitUntil("2026-01-15 21:00");
        home.State.Alerts.ShouldBeEmpty();

        home.WaitUntil("2026-01-15 21:01");
        (home.Only.Kind, home.Only.Severity).ShouldBe((AlertKind.NotBack, Severity.Serious));

        home.Door(true);
        home.Door(false);
        home.Wait(TimeSpan.FromSeconds(20));
        home.Motion("kitchen-motion");
        home.Only.ClearedAt.ShouldNotBeNull();
        home.Only.AwaitsAnswer.ShouldBeTrue("it was about a person: somebody still answers");
    }

    [Fact]
    public void Who_is_to_be_home_by_nine_is_missed_at_nine()
    {
        var home = new PlannedHome("2026-01-15 18:00", PlannedHome.Plan with { BackBy = new TimeOnly(21, 0) });
        Leave(home);
        home.WaitUntil("2026-01-15 20:59");
        home.State.Alerts.ShouldBeEmpty();

        home.WaitUntil("2026-01-15 21:00");
        (home.Only.Kind, home.Only.Reason!.UsuallyBy).ShouldBe((AlertKind.NotBack, PlannedHome.Wall("2026-01-15 21:00")));
    }

    [Fact]
    public void Who_is_back_in_time_is_not_missed()
    {
        var home = new PlannedHome("2026-01-15 09:00", PlannedHome.Off("inactivity"));
        Leave(home);
        home.Wait(TimeSpan.FromHours(3));
        home.Door(true);
        home.Door(false);
        home.Wait(TimeSpan.FromSeconds(20));
        home.Motion("kitchen-motion");
        home.Wait(TimeSpan.FromHours(24));

        home.Open.ShouldNotContain(AlertKind.NotBack);
    }

    private static void Leave(PlannedHome home)
    {
        home.Motion("kitchen-motion");
        home.Motion("kitchen-motion", on: false);
        home.Wait(TimeSpan.FromMinutes(1));
        home.Door(true);
        home.Wait(TimeSpan.FromSeconds(5));
        home.Door(false);
    }
}
