using Hjemvakt.Evaluation.Homes;
using Hjemvakt.Safety.Habits;
using static Hjemvakt.Safety.Tests.Habits.HomeWithHabits;

namespace Hjemvakt.Safety.Tests.Habits;

public sealed class HabitColdStartTests
{
    [Fact]
    public void A_home_that_was_never_heard_of_raises_nothing()
    {
        var home = new HomeWithHabits();

        home.Due.ShouldBeNull();
        home.Habits.AtHome.ShouldBeFalse();
        home.Engine.Tick(home.Habits, Wall("2030-01-01 12:00")).Finding.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-01-05 14:00", "living-room", 3, 5)] // by day a rest
    [InlineData("2026-01-05 23:00", "bedroom", 8, 10.5)] // a night's sleep
    [InlineData("2026-01-06 03:00", "bedroom", 5, 7.5)] // the rest of one
    [InlineData("2026-01-05 23:10", "bathroom", 2, 4)] // nobody sleeps in the bathroom: a fall on the first evening
    public void Before_anything_is_known_a_silence_is_judged_by_what_is_typical_of_people(string lastSeen, string room, double least, double most)
    {
        var home = new HomeWithHabits().Move("2026-01-05 08:00", "bedroom").Move("2026-01-05 08:30", "kitchen").Move(lastSeen, room);

        (home.Due!.Value - Wall(lastSeen)).TotalHours.ShouldBeInRange(least, most);
    }

    [Fact]
    public void The_alarm_says_that_it_came_from_a_fixed_limit()
    {
        var finding = new HomeWithHabits().Move("2026-01-05 14:00", "kitchen").Quiet("2026-01-06 00:00").ShouldNotBeNull();

        finding.Rule.ShouldBe(HabitRule.Inactive);
        finding.FixedLimits.ShouldBeTrue();
        finding.UsuallyBy.ShouldBeNull();
        finding.LearnedDays.ShouldBe(0);
        finding.LastSeenPoint.ShouldBe("kitchen-motion");
        finding.LastSeenAt.ShouldBe(Wall("2026-01-05 14:00:02"));
        finding.Silence.ShouldBeInRange(TimeSpan.FromHours(3), TimeSpan.FromHours(5));
    }

    [Fact]
    public void Limits_stay_fixed_until_a_whole_week_was_lived_at_home()
    {
        var home = new HomeWithHabits();
        var life = SyntheticHome.Live(Berit, new DateOnly(2026, 1, 5), 10, 3, Oslo);
        var learnedFrom = new Dictionary<int, bool>();
        foreach (var sign in life.Signs)
        {
            home.See(sign);
            if (home.Due is { } due)
            {
                learnedFrom[home.Habits.LearnedDays] = home.Engine.Tick(home.Habits, due).Finding!.FixedLimits;
            }
        }

        learnedFrom.Where(days => days.Value).Select(days => days.Key).ShouldBe([0, 1, 2, 3, 4, 5, 6]);
        learnedFrom.Where(days => !days.Value).Select(days => days.Key).ShouldBe([7, 8, 9]);
    }

    [Fact]
    public void A_day_away_from_home_is_not_a_day_lived()
    {
        var home = new HomeWithHabits().Move("2026-01-05 08:00").Move("2026-01-05 08:10").Door("2026-01-05 08:12");
        for (var day = 6; day < 20; day++)
        {
            home.Door($"2026-01-{day:00} 23:00").Move($"2026-01-{day:00} 23:01", "bedroom").Move($"2026-01-{day:00} 23:20", "bedroom").Door($"2026-01-{day:00} 23:40");
        }

        home.Habits.LearnedDays.ShouldBe(0);
    }

    [Fact]
    public void A_false_alarm_widens_even_a_fixed_limit()
    {
        var home = new HomeWithHabits().Move("2026-01-05 09:00");
        home.Quiet("2026-01-05 15:00").ShouldNotBeNull();
        home.Answer("2026-01-05 14:10", HabitAnswer.AllWell).Move("2026-01-05 15:00");

        home.Move("2026-01-06 09:00").Quiet("2026-01-06 15:00").ShouldBeNull();
        home.Quiet("2026-01-06 23:00").ShouldNotBeNull();
    }
}
