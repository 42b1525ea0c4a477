using Hjemvakt.Evaluation.Homes;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Whereabouts;
using static Hjemvakt.Safety.Tests.Habits.HomeWithHabits;

namespace Hjemvakt.Safety.Tests.Habits;

public sealed class NotUpTests
{
    [Fact]
    public void Given_a_person_who_is_up_by_seven_forty_when_the_bedroom_was_the_last_room_then_it_is_said_in_words()
    {
        var home = OfBerit.Move("2026-02-01 22:51", "bedroom");

        var finding = home.Quiet("2026-02-02 12:00").ShouldNotBeNull();

        finding.Rule.ShouldBe(HabitRule.NotUp);
        finding.FixedLimits.ShouldBeFalse();
        WallClock(finding.UsuallyBy!.Value).ShouldBe(new TimeSpan(7, 40, 0), tolerance: TimeSpan.FromMinutes(25));
        WallClock(finding.At).ShouldBeInRange(new TimeSpan(8, 30, 0), new TimeSpan(10, 30, 0));
        finding.LastSeenPoint.ShouldBe("bedroom-motion");
        WallClock(finding.LastSeenAt).ShouldBe(new TimeSpan(22, 51, 2));
        finding.LearnedDays.ShouldBeInRange(26, 28);
    }

    [Fact]
    public void Up_in_time_raises_nothing_in_the_morning()
        => OfBerit.Move("2026-02-01 22:51", "bedroom").Move("2026-02-02 07:45", "bedroom").Quiet("2026-02-02 10:00").ShouldBeNull();

    [Fact]
    public void A_visit_to_the_bathroom_at_night_is_not_getting_up()
    {
        var home = OfBerit.Move("2026-02-01 22:51", "bedroom").Move("2026-02-02 03:10", "bathroom").Move("2026-02-02 03:14", "bedroom");

        home.Quiet("2026-02-02 11:00").ShouldNotBeNull().Rule.ShouldBe(HabitRule.NotUp);
    }

    [Fact]
    public void Up_an_hour_early_is_getting_up()
    {
        var home = OfBerit.Move("2026-02-01 22:51", "bedroom").Move("2026-02-02 06:55", "bedroom");

        // What follows is an ordinary silence, judged as one.
        home.Quiet("2026-02-03 12:00").ShouldNotBeNull().Rule.ShouldBe(HabitRule.Inactive);
    }

    [Fact]
    public void Who_was_not_at_home_overnight_is_not_late()
    {
        var home = OfBerit.Move("2026-02-01 21:00", "hall").Door("2026-02-01 21:01");

        home.Quiet("2026-02-02 20:00").ShouldNotBeNull().Rule.ShouldBe(HabitRule.NotBack);
    }

    [Fact]
    public void A_night_worker_gets_up_in_the_afternoon()
    {
        var home = new HomeWithHabits().Live(SyntheticHome.Live(People.NightWorker, new DateOnly(2026, 1, 5), 42, 11, Oslo));

        home.Habits.UsuallyUp!.Value.ToTimeSpan().ShouldBe(new TimeSpan(15, 30, 0), tolerance: TimeSpan.FromMinutes(60));
        home.Raised.Count(f => !f.FixedLimits).ShouldBeLessThanOrEqualTo(3);

        // Home from work and to bed in the morning of 16 February, and not up in the evening.
        home.Habits.AtHome.ShouldBeTrue();
        WallClock(home.Habits.LastSeenAt!.Value).ShouldBeInRange(new TimeSpan(7, 30, 0), new TimeSpan(10, 0, 0));
        var finding = home.Quiet("2026-02-17 08:00").ShouldNotBeNull();
        WallClock(finding.At).ShouldBeInRange(new TimeSpan(15, 0, 0), new TimeSpan(20, 0, 0));
    }

    [Fact]
    public void Without_a_difference_of_day_and_night_there_is_no_morning_and_no_such_alarm()
    {
        var home = new HomeWithHabits();
        var at = Wall("2026-01-05 00:00");
        for (var i = 0; i < 24 * 2 * 30; i++, at += TimeSpan.FromMinutes(30))
        {
            home.See(new HomeSign(at, "bedroom-motion", SignKind.Motion, i % 2 == 0, "bedroom"));
        }

        home.Habits.LearnedDays.ShouldBeGreaterThan(20);
        home.Habits.UsuallyUp.ShouldBeNull();
        home.Quiet(at.AddDays(2)).ShouldNotBeNull().Rule.ShouldBe(HabitRule.Inactive);
    }
}
