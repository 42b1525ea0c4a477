using Hjemvakt.Safety.Whereabouts;
using static Hjemvakt.Safety.Tests.Habits.HomeWithHabits;

namespace Hjemvakt.Safety.Tests.Habits;

public sealed class KnownPointsTests
{
    [Fact]
    public void A_door_that_says_every_hour_that_it_is_closed_is_no_sign_of_life()
    {
        var home = OfBerit.Door("2026-02-02 11:00").Move("2026-02-02 11:01", "kitchen").Move("2026-02-02 12:00", "kitchen");
        var due = home.Due;
        for (var hour = 13; hour < 18; hour++)
        {
            home.See($"2026-02-02 {hour}:00", "front-door", SignKind.Entrance, false);
        }

        home.Due.ShouldBe(due);
        home.Habits.AtHome.ShouldBeTrue();
    }

    [Fact]
    public void A_report_that_comes_three_times_within_milliseconds_is_one()
    {
        var once = OfBerit.Door("2026-02-02 10:00");
        var thrice = OfBerit;
        foreach (var open in new[] { true, false })
        {
            for (var copy = 0; copy < 3; copy++)
            {
                thrice.See(new HomeSign(Wall("2026-02-02 10:00").AddSeconds(open ? 0 : 10).AddMilliseconds(copy * 10), "front-door", SignKind.Entrance, open, "hall"));
            }
        }

        thrice.Habits.ShouldBe(once.Habits);
    }

    [Fact]
    public void A_sensor_that_goes_on_seeing_motion_is_a_sign_of_life_but_not_for_ever()
    {
        var home = OfBerit.Move("2026-02-02 12:00", "kitchen");
        for (var at = Wall("2026-02-02 12:05"); at < Wall("2026-02-03 00:00"); at += TimeSpan.FromSeconds(10))
        {
            home.Quiet(at);
            home.See(new HomeSign(at, "living-room-motion", SignKind.Motion, true, "living-room"));
        }

        // Two hours are believed; then the sensor is stuck, and the silence behind it is seen.
        var finding = home.Raised.ShouldHaveSingleItem();
        finding.LastSeenAt.ShouldBe(Wall("2026-02-02 14:05"), tolerance: TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Presence_that_goes_on_is_no_sign_of_life_for_somebody_on_the_floor_is_present_too()
    {
        var home = OfBerit.Move("2026-02-02 11:59", "bathroom").See("2026-02-02 12:00", "bathroom-radar", SignKind.Presence, true, "bathroom");
        var due = home.Due;

        home.See("2026-02-02 12:30", "bathroom-radar", SignKind.Presence, true, "bathroom");

        home.Due.ShouldBe(due);
        home.See("2026-02-02 12:40", "bathroom-radar", SignKind.Presence, false, "bathroom").Habits.LastSeenAt.ShouldBe(Wall("2026-02-02 12:40"));
    }

    [Fact]
    public void Sensors_that_never_say_off_are_believed_each_time()
    {
        var home = new HomeWithHabits();
        for (var at = Wall("2026-01-05 08:00"); at < Wall("2026-01-06 08:00"); at += TimeSpan.FromHours(3))
        {
            home.See(new HomeSign(at, "living-room-motion", SignKind.Motion, true));
            home.Habits.LastSeenAt.ShouldBe(at);
        }
    }

    [Fact]
    public void When_an_off_was_lost_the_next_on_is_a_sign_all_the_same()
    {
        var home = OfBerit.See("2026-02-02 09:00", "kitchen-motion", SignKind.Motion, true, "kitchen").Move("2026-02-02 09:10");

        home.See("2026-02-02 13:00", "kitchen-motion", SignKind.Motion, true, "kitchen").Habits.LastSeenAt.ShouldBe(Wall("2026-02-02 13:00"));
    }

    [Fact]
    public void More_points_and_rooms_than_are_told_apart_still_count()
    {
        var home = new HomeWithHabits();
        for (var i = 0; i < 200; i++)
        {
            var at = Wall("2026-01-05 08:00").AddMinutes(i);
            home.See(new HomeSign(at, $"point-{i}", SignKind.Motion, true, $"room-{i}"));
            home.Habits.LastSeenAt.ShouldBe(at);
        }
    }
}
