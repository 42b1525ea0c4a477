using Hjemvakt.Safety.Habits;
using static Hjemvakt.Safety.Tests.Habits.HomeWithHabits;

namespace Hjemvakt.Safety.Tests.Habits;

public sealed class AwayDetectorTests
{
    [Fact]
    public void Who_has_left_raises_nothing_however_long()
    {
        var home = OfBerit.Move("2026-02-02 09:59", "hall").Door("2026-02-02 10:00");

        home.Habits.AtHome.ShouldBeFalse();
        home.Quiet("2026-03-02 10:00").ShouldBeNull();
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
    public void When_a_visitor_leaves_the_resident_in_the_chair_is_at_home_again_as_soon_as_something_moves()
    {
        var home = OfBerit.Move("2026-02-02 10:00").Door("2026-02-02 10:05").Move("2026-02-02 10:06").Move("2026-02-02 10:40").Door("2026-02-02 11:00");
        home.Habits.AtHome.ShouldBeFalse();

        home.Move("2026-02-02 11:20").Move("2026-02-02 11:21", "kitchen");

        home.Habits.AtHome.ShouldBeTrue();
        home.Quiet("2026-02-02 20:00").ShouldNotBeNull().LastSeenPoint.ShouldBe("kitchen-motion");
    }

    [Fact]
    public void One_stray_motion_in_an_empty_home_is_nobody_two_are_somebody()
    {
        var home = OfBerit.Door("2026-02-02 10:00").Move("2026-02-02 11:00");
        home.Habits.AtHome.ShouldBeFalse();

        home.Move("2026-02-02 13:30").Habits.AtHome.ShouldBeFalse();
        home.Move("2026-02-02 13:50").Habits.AtHome.ShouldBeTrue();
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
    public void A_holiday_that_no_door_tells_of_is_one_alarm_and_not_one_a_day()
    {
        var home = OfBerit.Move("2026-02-02 10:00");
        home.Quiet("2026-02-02 20:00").ShouldNotBeNull();

        home.Answer("2026-02-02 20:00", HabitAnswer.NotAtHome);

        home.Quiet("2026-02-20 20:00").ShouldBeNull();
        home.Move("2026-02-20 20:01").Move("2026-02-20 20:02").Quiet("2026-02-22 20:00").ShouldNotBeNull();
    }
}
