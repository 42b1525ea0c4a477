using CsCheck;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Whereabouts;
using Hjemvakt.Safety.Tests.Habits;
using static Hjemvakt.Safety.Tests.Habits.HomeWithHabits;

namespace Hjemvakt.Safety.Tests.Whereabouts;

public sealed class PresenceTests
{
    [Fact]
    public void Who_has_left_is_not_inactive_and_is_missed_when_longer_away_than_usual()
    {
        var home = OfBerit.Move("2026-02-02 09:59", "hall").Door("2026-02-02 10:00");

        home.Habits.AtHome.ShouldBeFalse();
        var found = home.Quiet("2026-03-02 10:00").ShouldNotBeNull();
        found.Rule.ShouldBe(HabitRule.NotBack);
        found.Silence.ShouldBeInRange(TimeSpan.FromHours(4), TimeSpan.FromHours(12));
    }

    [Fact]
    public void The_hall_sees_the_leaver_once_more_after_the_door_has_closed()
        => OfBerit.Move("2026-02-02 09:59", "hall").Door("2026-02-02 10:00").Move("2026-02-02 10:00:15", "hall").Habits.AtHome.ShouldBeFalse();

    [Fact]
    public void A_sensor_whose_hold_time_runs_out_in_an_empty_home_is_nobody()
    {
        var home = OfBerit
            .See("2026-02-02 09:59:30", "living-room-motion", SignKind.Motion, true, "living-room")
            .Door("2026-02-02 10:00")
            .See("2026-02-02 10:00:40", "living-room-motion", SignKind.Motion, true, "living-room")
            .See("2026-02-02 10:01:30", "living-room-motion", SignKind.Motion, false, "living-room");

        home.Habits.AtHome.ShouldBeFalse();
    }

    [Fact]
    public void Who_comes_home_and_falls_silent_is_missed()
    {
        var home = OfBerit.Door("2026-02-02 10:00").Door("2026-02-02 12:00").Move("2026-02-02 12:01", "kitchen").Move("2026-02-02 12:02", "kitchen");

        home.Quiet("2026-02-02 20:00").ShouldNotBeNull().LastSeenPoint.ShouldBe("kitchen-motion");
    }

    [Fact]
    public void Who_comes_home_and_collapses_behind_the_door_is_missed()
    {
        var home = OfBerit.Move("2026-02-02 09:59", "hall").Door("2026-02-02 10:00").Door("2026-02-02 12:00");

        home.Habits.AtHome.ShouldBeTrue();
        home.Quiet("2026-02-02 20:00").ShouldNotBeNull();
    }

    [Fact]
    public void Who_turns_at_the_door_for_the_keys_has_left_all_the_same()
    {
        var home = OfBerit.Move("2026-02-02 09:59", "hall").Door("2026-02-02 10:00").Door("2026-02-02 10:01").Door("2026-02-02 10:02");

        home.Habits.AtHome.ShouldBeFalse();
    }

    [Fact]
    public void Who_fetches_something_from_the_hall_has_not_come_home()
    {
        var home = OfBerit.Move("2026-02-02 09:59", "hall").Door("2026-02-02 10:00").Door("2026-02-02 11:00").Move("2026-02-02 11:00:20", "hall").Door("2026-02-02 11:01");

        home.Habits.AtHome.ShouldBeFalse();
    }

    [Fact]
    public void Taking_in_the_post_and_going_back_to_the_kitchen_is_being_at_home()
    {
        var home = OfBerit.Move("2026-02-02 09:59", "hall").Door("2026-02-02 10:00").Move("2026-02-02 10:00:30", "kitchen");

        home.Habits.AtHome.ShouldBeTrue();
        home.Quiet("2026-02-02 20:00").ShouldNotBeNull();
    }

    [Fact]
    public void When_a_visitor_leaves_the_resident_is_thought_to_be_at_home_still()
    {
        var home = OfBerit.Move("2026-02-02 10:00").Door("2026-02-02 10:05").Move("2026-02-02 10:06").Move("2026-02-02 10:40").Door("2026-02-02 11:00");
        home.Habits.AtHome.ShouldBeTrue();
        home.Habits.PresenceReason.ShouldBe(PresenceReason.VisitorLeft);

        home.Move("2026-02-02 11:20").Move("2026-02-02 11:21", "kitchen");

        home.Habits.AtHome.ShouldBeTrue();
        home.Quiet("2026-02-02 20:00").ShouldNotBeNull().LastSeenPoint.ShouldBe("kitchen-motion");
    }

    [Fact]
    public void Stray_pulses_in_an_empty_home_are_nobody_and_a_person_is_somebody()
    {
        var home = OfBerit.Door("2026-02-02 10:00");
        var due = home.Due;

        // Fifteen in 83 hours were seen in a real home.
        foreach (var stray in new[] { "11:00", "13:30", "13:50", "14:30", "14:45" })
        {
            home.Move($"2026-02-02 {stray}").Habits.AtHome.ShouldBeFalse(stray);
        }

        home.Due.ShouldBe(due, "whoever is away is away since the door");
        home.Move("2026-02-02 15:30", "kitchen").Move("2026-02-02 15:31", "bathroom").Move("2026-02-02 15:32", "kitchen").Habits.AtHome.ShouldBeTrue();
    }

    [Fact]
    public void Where_a_cat_lives_it_takes_more_to_be_somebody()
    {
        HomeWithHabits Wander(bool pets)
        {
            var home = OfBerit.Door("2026-02-02 10:00");
            foreach (var (minute, room) in new[] { (0, "kitchen"), (2, "living-room"), (9, "kitchen") })
            {
                var at = Wall("2026-02-02 12:00").AddMinutes(minute);
                home.See(new HomeSign(at, room + "-motion", SignKind.Motion, true, room, Pets: pets)).See(new HomeSign(at.AddSeconds(2), room + "-motion", SignKind.Motion, false, room, Pets: pets));
            }

            return home;
        }

        Wander(pets: false).Habits.AtHome.ShouldBeTrue();
        Wander(pets: true).Habits.AtHome.ShouldBeFalse();
    }

    [Fact]
    public void A_bed_that_says_present_is_at_home_whoever_uses_the_door()
    {
        var home = OfBerit.See("2026-02-02 21:05", "bed", SignKind.Presence, true, "bedroom").Door("2026-02-02 21:15");

        home.Habits.AtHome.ShouldBeTrue();
        home.Habits.PresenceReason.ShouldBe(PresenceReason.Occupied);
    }

    [Fact]
    public void A_bed_that_has_said_present_for_a_day_is_not_believed()
        => OfBerit.See("2026-02-01 20:31", "bed", SignKind.Presence, true, "bedroom").Move("2026-02-02 18:00").Door("2026-02-02 18:01").Habits.AtHome.ShouldBeFalse();

    [Fact]
    public void In_a_planned_visit_whoever_leaves_is_home_care()
    {
        var at = Wall("2026-02-02 09:00");
        var home = OfBerit.Move("2026-02-02 08:30");
        home.See(new HomeSign(at, "front-door", SignKind.Entrance, true, "hall", Visit: true)).See(new HomeSign(at.AddSeconds(10), "front-door", SignKind.Entrance, false, "hall", Visit: true));

        home.Habits.AtHome.ShouldBeTrue();
        home.Habits.PresenceReason.ShouldBe(PresenceReason.PlannedVisitLeft);
    }

    [Fact]
    public void A_home_whose_visitors_leave_the_resident_behind_learns_it()
    {
        var home = OfBerit;
        for (var day = 2; day < 9; day++)
        {
            // Home care comes, and goes, and an hour later something moves in the living room.
            home.Move($"2026-02-{day:00} 09:50").Door($"2026-02-{day:00} 10:00").Move($"2026-02-{day:00} 10:01", "kitchen").Door($"2026-02-{day:00} 10:15")
                .Move($"2026-02-{day:00} 11:15").Move($"2026-02-{day:00} 11:16", "kitchen");
        }

        home.Move("2026-02-09 09:50").Door("2026-02-09 10:00").Move("2026-02-09 10:01", "kitchen").Door("2026-02-09 10:15");

        var found = home.Quiet("2026-02-10 10:00").ShouldNotBeNull();
        found.Rule.ShouldBe(HabitRule.Inactive);
        found.Silence.ShouldBeLessThan(TimeSpan.FromHours(5));
    }

    [Fact]
    public void A_button_is_pressed_by_somebody_who_is_there()
        => OfBerit.Door("2026-02-02 10:00").See("2026-02-02 11:00", "bedside-button", SignKind.Deed, true, "bedroom").Habits.AtHome.ShouldBeTrue();

    [Fact]
    public void An_inner_door_is_no_way_out()
        => OfBerit.Move("2026-02-02 10:00").See("2026-02-02 10:01", "fridge", SignKind.InnerDoor, true).See("2026-02-02 10:02", "fridge", SignKind.InnerDoor, false).Habits.AtHome.ShouldBeTrue();

    [Fact]
    public void Three_weeks_of_holiday_change_nothing_of_what_is_known()
    {
        var before = OfBerit.Move("2026-02-02 09:59", "hall").Door("2026-02-02 10:00");

        var after = OfBerit.Move("2026-02-02 09:59", "hall").Door("2026-02-02 10:00").Door("2026-02-23 15:00");

        after.Habits.LearnedTheSameAs(before.Habits).ShouldBeTrue();
        after.Move("2026-02-23 15:01", "kitchen").Move("2026-02-24 12:00").Quiet("2026-02-25 12:00").ShouldNotBeNull().FixedLimits.ShouldBeFalse();
    }

    [Fact]
    public void A_holiday_that_no_door_tells_of_is_asked_about_once_a_day_until_somebody_says_where_the_resident_is()
    {
        var home = OfBerit.Move("2026-02-02 10:00");
        home.Quiet("2026-02-02 20:00").ShouldNotBeNull();

        home.Answer("2026-02-02 20:00", HabitAnswer.NotAtHome);

        for (var day = 3; day < 8; day++)
        {
            var found = home.Quiet("2026-02-20 20:00").ShouldNotBeNull();
            (found.Rule, found.At).ShouldBe((HabitRule.NotBack, Wall($"2026-02-{day:00} 20:00")));
            home.Answer($"2026-02-{day:00} 20:00", HabitAnswer.NotAtHome);
        }
    }

    [Fact]
    public void A_bed_that_says_present_is_never_away()
        => Gen.Select(Gen.Int[0, 5], Gen.Int[1, 7200], Gen.Bool).Array[1, 120].Sample(
            steps =>
            {
                var home = OfBerit;
                var (at, inBed, since) = (Wall("2026-02-02 08:00"), false, Wall("2026-02-02 08:00"));
                foreach (var (what, seconds, on) in steps)
                {
                    at = at.AddSeconds(seconds);
                    home.See(what switch
                    {
                        0 or 1 => new HomeSign(at, "front-door", SignKind.Entrance, on, "hall"),
                        2 => new HomeSign(at, "bed", SignKind.Presence, on, "bedroom"),
                        3 => new HomeSign(at, "hall-motion", SignKind.MotionAtEntrance, on, "hall"),
                        _ => new HomeSign(at, "kitchen-motion", SignKind.Motion, on, "kitchen"),
                    });
                    (inBed, since) = what == 2 && on != inBed ? (on, at) : (inBed, since);

                    if (inBed && at - since < HabitSettings.Default.OccupiedAtMost)
                    {
                        home.Habits.AtHome.ShouldBeTrue();
                    }
                }
            },
            iter: 1000);

    [Fact]
    public void Every_conclusion_has_a_reason_that_fits_it()
        => Gen.Select(Gen.Int[0, 5], Gen.Int[1, 7200], Gen.Bool, Gen.Bool).Array[1, 120].Sample(
            steps =>
            {
                var home = new HomeWithHabits();
                var at = Wall("2026-02-02 08:00");
                foreach (var (what, seconds, on, visit) in steps)
                {
                    at = at.AddSeconds(seconds);
                    home.See(what switch
                    {
                        0 or 1 => new HomeSign(at, "front-door", SignKind.Entrance, on, "hall", visit),
                        2 => new HomeSign(at, "button", SignKind.Deed, true, "bedroom"),
                        3 => new HomeSign(at, "bed", SignKind.Presence, on, "bedroom"),
                        _ => new HomeSign(at, "kitchen-motion", SignKind.Motion, on, "kitchen"),
                    });
                    var away = home.Habits.PresenceReason is PresenceReason.Left or PresenceReason.FoundEmpty;
                    (home.Habits.LastSeenAt is not null && !home.Habits.AtHome).ShouldBe(away);
                }
            },
            iter: 1000);
}
