using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>Unusually long in the bathroom: what begins a stay, what ends it and what does not.</summary>
public sealed class BathroomRuleTests
{
    private static readonly HomePlan MotionOnly = PlannedHome.Plan with
    {
        Points = PlannedHome.Plan.Points.RemoveAt(0).Add(new("bathroom-motion", PointKind.Motion, "bathroom")),
    };

    [Fact]
    public void An_hour_in_the_bathroom_is_serious_and_ends_when_somebody_walks_out_of_the_radars_sight()
    {
        var home = new PlannedHome();
        home.Presence(true);
        home.Wait(TimeSpan.FromMinutes(59));
        home.Motion("hall-motion");
        home.State.Alerts.ShouldBeEmpty();
        home.Wait(TimeSpan.FromMinutes(1));

        (home.Only.Kind, home.Only.Severity, home.Only.Reason!.Room, home.Only.Reason.Limit, home.Only.Reason.FixedLimits)
            .ShouldBe((AlertKind.LongBathroom, Severity.Serious, "bathroom", 60, true));

        home.Presence(false);
        home.Only.ClearedAt.ShouldNotBeNull();
        home.Only.AwaitsAnswer.ShouldBeTrue();
    }

    [Fact]
    public void A_bathroom_that_was_left_in_time_is_nothing_and_the_next_visit_counts_anew()
    {
        var home = new PlannedHome();
        home.Presence(true);
        home.Wait(TimeSpan.FromMinutes(40));
        home.Presence(false);
        Pulse(home, "hall-motion");
        home.Wait(TimeSpan.FromMinutes(10));
        home.Presence(true);
        home.Wait(TimeSpan.FromMinutes(40));

        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void Where_only_motion_is_seen_somebody_elsewhere_has_left_the_bathroom()
    {
        var home = new PlannedHome(plan: MotionOnly);
        Pulse(home, "bathroom-motion");
        home.Wait(TimeSpan.FromMinutes(30));
        Pulse(home, "hall-motion");
        Pulse(home, "kitchen-motion");
        home.Wait(TimeSpan.FromMinutes(40));
        home.State.Alerts.ShouldBeEmpty();

        Pulse(home, "bathroom-motion");
        home.Wait(TimeSpan.FromMinutes(60));
        home.Only.Kind.ShouldBe(AlertKind.LongBathroom);
    }

    [Theory]
    [InlineData(true, 10)]
    [InlineData(true, 45)]
    [InlineData(false, 10)]
    [InlineData(false, 45)]
    public void Fell_at_five_past_two_and_one_stray_pulse_in_the_kitchen_cancels_nothing(bool radar, int minutes)
    {
        var home = new PlannedHome("2026-01-15 14:05", radar ? PlannedHome.Plan : MotionOnly);
        GoIn(home, radar);
        home.Wait(TimeSpan.FromMinutes(minutes));
        home.Motion("kitchen-motion");
        home.Wait(TimeSpan.FromSeconds(2));
        home.Motion("kitchen-motion", on: false);

        home.WaitUntil("2026-01-15 15:04");
        home.State.Alerts.ShouldBeEmpty();
        home.WaitUntil("2026-01-15 15:06");
        home.Only.Kind.ShouldBe(AlertKind.LongBathroom);
    }

    [Fact]
    public void A_radar_that_loses_a_person_who_lies_still_ends_nothing()
    {
        var home = new PlannedHome("2026-01-15 14:05");
        home.Presence(true);
        home.Wait(TimeSpan.FromMinutes(12));
        home.Presence(false);
        home.Wait(TimeSpan.FromMinutes(20));
        Pulse(home, "kitchen-motion");

        home.WaitUntil("2026-01-15 15:06");
        (home.Only.Kind, home.Only.Reason!.Since).ShouldBe((AlertKind.LongBathroom, PlannedHome.Wall("2026-01-15 14:05")));
    }

    [Fact]
    public void Somebody_who_moves_elsewhere_for_a_while_has_left()
    {
        var home = new PlannedHome(plan: MotionOnly);
        Pulse(home, "bathroom-motion");
        home.Wait(TimeSpan.FromMinutes(20));
        home.Motion("kitchen-motion");
        home.Wait(TimeSpan.FromMinutes(2));
        home.Motion("kitchen-motion", on: false);
        home.Wait(TimeSpan.FromHours(1));

        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void Who_lies_in_bed_when_the_time_is_up_has_left()
    {
        var home = new PlannedHome(plan: PlannedHome.Plan with { Points = PlannedHome.Plan.Points.Add(new("bed", PointKind.Bed, "bedroom")) });
        home.Presence(true);
        home.Wait(TimeSpan.FromMinutes(5));
        home.Presence(false);
        home.Wait(TimeSpan.FromMinutes(6));
        home.Presence(true, "bed");
        home.Wait(TimeSpan.FromHours(2));

        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void Leaving_the_home_ends_it()
    {
        var home = new PlannedHome(plan: MotionOnly);
        Pulse(home, "kitchen-motion");
        home.Wait(TimeSpan.FromMinutes(5));
        Pulse(home, "bathroom-motion");
        home.Wait(TimeSpan.FromMinutes(5));
        home.Door(true);
        home.Wait(TimeSpan.FromSeconds(20));
        home.Door(false);
        home.State.Rules.Habits.AtHome.ShouldBeFalse();
        home.Wait(TimeSpan.FromHours(3));

        home.Raised.ShouldBeEmpty();
    }

    [Fact]
    public void A_radar_that_is_stuck_does_not_blind_the_rule_for_days()
    {
        var home = new PlannedHome("2026-01-10 08:00", MotionOnly with { Points = MotionOnly.Points.Add(new("bathroom-radar", PointKind.Radar, "bathroom")) });
        home.Presence(true);
        home.Wait(TimeSpan.FromHours(2));
        home.Resolve(AlertKind.LongBathroom, ResolveCause.FalseAlarmSensor);
        for (var hour = 0; hour < 24; hour++)
        {
            home.Presence(true);
            Pulse(home, "kitchen-motion");
            home.Wait(TimeSpan.FromMinutes(10));
            Pulse(home, "hall-motion");
            home.Wait(TimeSpan.FromMinutes(50));
        }

        home.Raised.Count(alert => alert.Kind == AlertKind.LongBathroom).ShouldBe(1);
        Pulse(home, "bathroom-motion");
        home.Wait(TimeSpan.FromMinutes(61));

        home.OpenOf(AlertKind.LongBathroom).ShouldNotBeNull("the next fall is told although the radar still says what it said yesterday");
    }

    [Theory]
    [InlineData("toilet")]
    [InlineData("shower-room")]
    [InlineData("bathroom-2")]
    [InlineData("WC")]
    public void A_toilet_is_a_bathroom_by_whatever_name(string room)
    {
        var home = new PlannedHome(plan: PlannedHome.Plan with { Points = PlannedHome.Plan.Points.SetItem(0, new("bathroom-radar", PointKind.Radar, room)) });
        home.Presence(true);
        home.Wait(TimeSpan.FromMinutes(60));

        (home.Only.Kind, home.Only.Reason!.Room).ShouldBe((AlertKind.LongBathroom, room));
    }

    [Fact]
    public void Where_nothing_else_sees_people_the_radars_word_is_all_there_is()
    {
        var home = new PlannedHome(plan: PlannedHome.Plan with { Points = [new("bathroom-radar", PointKind.Radar, "bathroom"), new("front-door", PointKind.EntranceDoor, "hall")] });
        home.Presence(true);
        home.Wait(TimeSpan.FromMinutes(10));
        home.Presence(false);
        home.Wait(TimeSpan.FromHours(3));

        home.Raised.ShouldNotContain(alert => alert.Kind == AlertKind.LongBathroom);
    }

    [Theory]
    [InlineData(8, 30)]
    [InlineData(28, 45)]
    [InlineData(55, 90)]
    [InlineData(100, 120)]
    public void The_limit_follows_the_persons_own_visits(int longest, int limit)
    {
        var home = new PlannedHome("2026-01-01 08:00", PlannedHome.Off("inactivity"));
        for (var visit = 0; visit < 30; visit++)
        {
            Visit(home, TimeSpan.FromMinutes(visit % 2 == 0 ? longest : 5));
        }

        home.WaitUntil("2026-01-20 14:00");
        var before = home.Raised.Count;
        home.Presence(true);
        home.Wait(TimeSpan.FromMinutes(limit) - TimeSpan.FromSeconds(1));
        home.Raised.Count.ShouldBe(before);
        home.Wait(TimeSpan.FromSeconds(1));
        (home.OpenOf(AlertKind.LongBathroom)!.Reason!.Limit, home.OpenOf(AlertKind.LongBathroom)!.Reason!.FixedLimits).ShouldBe((limit, false));
    }

    [Fact]
    public void At_night_the_limit_is_the_nights_own_and_fixed_until_the_nights_are_known()
    {
        var home = new PlannedHome("2026-01-01 08:00", PlannedHome.Off("inactivity"));
        for (var visit = 0; visit < 30; visit++)
        {
            Visit(home, TimeSpan.FromMinutes(5));
        }

        home.WaitUntil("2026-01-20 02:00");
        home.Presence(true);
        home.Wait(TimeSpan.FromMinutes(59));
        home.State.Alerts.ShouldBeEmpty();
        home.Wait(TimeSpan.FromMinutes(1));
        home.Only.Kind.ShouldBe(AlertKind.LongBathroom);
    }

    [Fact]
    public void A_limit_that_somebody_has_set_holds_whatever_was_learned()
    {
        var home = new PlannedHome("2026-01-01 08:00", PlannedHome.With("bathroom-stay", ("stay", 20)));
        for (var visit = 0; visit < 40; visit++)
        {
            Visit(home, TimeSpan.FromMinutes(5));
        }

        home.WaitUntil("2026-01-20 14:00");
        home.Presence(true);
        home.Wait(TimeSpan.FromMinutes(20));
        home.OpenOf(AlertKind.LongBathroom).ShouldNotBeNull();
    }

    [Fact]
    public void A_watch_that_an_earlier_version_stored_goes_on()
    {
        var home = new PlannedHome("2026-01-15 14:00");
        home.Presence(true);
        home.State.Rules.Watch("bathroom-stay", "bathroom")!.Value.Detail.ShouldBeNull("as it was stored before");
        home.Restart(TimeSpan.FromMinutes(10), new LastHeard("gw-1", home.Now));
        home.Wait(TimeSpan.FromMinutes(50));

        home.OpenOf(AlertKind.LongBathroom).ShouldNotBeNull();
    }

    [Fact]
    public void A_cat_in_the_kitchen_does_not_end_it()
    {
        var home = new PlannedHome("2026-01-15 14:05", PlannedHome.Plan with { Pets = true });
        home.Presence(true);
        home.Wait(TimeSpan.FromMinutes(12));
        home.Presence(false);
        for (var minute = 0; minute < 40; minute += 10)
        {
            home.Wait(TimeSpan.FromMinutes(10));
            Pulse(home, "kitchen-motion");
        }

        home.WaitUntil("2026-01-15 15:06");
        home.OpenOf(AlertKind.LongBathroom).ShouldNotBeNull();
    }

    [Fact]
    public void A_stay_that_is_not_watched_is_not_told()
    {
        var home = new PlannedHome(plan: PlannedHome.Off("bathroom-stay"));
        home.Presence(true);
        home.Wait(TimeSpan.FromHours(2));

        home.State.Alerts.ShouldBeEmpty();
    }

    private static void GoIn(PlannedHome home, bool radar)
    {
        if (radar)
        {
            home.Presence(true);
        }
        else
        {
            home.Motion("bathroom-motion");
            home.Motion("bathroom-motion", on: false);
        }
    }

    private static void Visit(PlannedHome home, TimeSpan lasts)
    {
        home.Presence(true);
        home.Wait(lasts);
        home.Presence(false);
        Pulse(home, "hall-motion");
        home.Wait(TimeSpan.FromMinutes(20));
        Pulse(home, "kitchen-motion");
        foreach (var alert in home.State.Alerts)
        {
            home.Resolve(alert.Kind, ResolveCause.FalseAlarmResident);
        }

        // By day only.
        home.Wait(home.Now.Hour is > 4 and < 17 ? TimeSpan.FromMinutes(30) : TimeSpan.FromHours(12));
    }

    private static void Pulse(PlannedHome home, string point)
    {
        home.Motion(point);
        home.Wait(TimeSpan.FromSeconds(5));
        home.Motion(point, on: false);
    }
}
