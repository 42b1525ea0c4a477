using Hjemvakt.Safety.Habits;
using static Hjemvakt.Safety.Tests.Habits.HomeWithHabits;

namespace Hjemvakt.Safety.Tests.Habits;

public sealed class HabitLearningTests
{
    [Fact]
    public void A_silence_is_raised_once()
    {
        var home = OfBerit.Move("2026-02-02 12:00");
        home.Quiet("2026-02-03 12:00").ShouldNotBeNull();

        home.Due.ShouldBeNull();
        home.Engine.Tick(home.Habits, Wall("2026-02-05 12:00")).Finding.ShouldBeNull();
    }

    [Fact]
    public void A_false_alarm_widens_the_same_silence_tomorrow_raises_nothing()
    {
        var home = OfBerit.Move("2026-02-02 12:00");
        var raised = home.Quiet("2026-02-03 00:00").ShouldNotBeNull();
        home.Answer("2026-02-02 17:00", HabitAnswer.AllWell).Move("2026-02-02 17:30");

        home.Move("2026-02-03 07:45", "bedroom").Move("2026-02-03 12:00");

        home.Quiet(Wall("2026-02-03 12:00") + raised.Silence + TimeSpan.FromMinutes(1)).ShouldBeNull();
        home.Quiet("2026-02-04 00:00").ShouldNotBeNull();
    }

    [Fact]
    public void An_excused_long_lie_in_is_not_raised_again_tomorrow()
    {
        var home = OfBerit.Move("2026-02-01 22:51", "bedroom");
        var raised = home.Quiet("2026-02-02 12:00").ShouldNotBeNull();
        home.Answer("2026-02-02 10:40", HabitAnswer.AllWell).Move("2026-02-02 10:45", "bedroom").Move("2026-02-02 22:51", "bedroom");

        home.Quiet(raised.At.AddDays(1).AddMinutes(1)).ShouldBeNull();
        home.Quiet("2026-02-03 14:00").ShouldNotBeNull().Rule.ShouldBe(HabitRule.NotUp);
    }

    [Fact]
    public void After_all_is_well_the_rule_goes_on_watching()
    {
        var home = OfBerit.Move("2026-02-02 12:00");
        home.Quiet("2026-02-03 00:00").ShouldNotBeNull();

        home.Answer("2026-02-02 17:00", HabitAnswer.AllWell);

        home.Quiet("2026-02-03 12:00").ShouldNotBeNull().LastSeenAt.ShouldBe(Wall("2026-02-02 12:00:02"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lying_on_the_floor_is_not_learned(bool answeredBeforeHelpersMove)
    {
        var home = OfBerit.Move("2026-02-02 12:00").Move("2026-02-02 12:01");
        var learned = home.Habits;
        home.Quiet("2026-02-02 20:00").ShouldNotBeNull();
        if (answeredBeforeHelpersMove)
        {
            home.Answer("2026-02-02 18:00", HabitAnswer.RealNeed).Door("2026-02-02 18:05").Move("2026-02-02 18:06");
        }
        else
        {
            home.Door("2026-02-02 18:05").Move("2026-02-02 18:06").Answer("2026-02-02 19:00", HabitAnswer.RealNeed);
        }

        SameTomorrow(home.Habits).ShouldBe(SameTomorrow(learned), tolerance: TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void A_silence_whose_alarm_nobody_has_answered_is_not_learned_until_somebody_does()
    {
        var home = OfBerit.Move("2026-02-02 12:00").Move("2026-02-02 12:01");
        var learned = home.Habits;
        home.Quiet("2026-02-02 20:00").ShouldNotBeNull();
        home.Move("2026-02-02 18:00");
        SameTomorrow(home.Habits).ShouldBe(SameTomorrow(learned), tolerance: TimeSpan.FromMinutes(2));

        home.Answer("2026-02-02 18:30", HabitAnswer.AllWell);

        SameTomorrow(home.Habits).ShouldBeGreaterThan(SameTomorrow(learned) + TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void After_a_real_need_the_silence_is_watched_again_from_the_answer_on()
    {
        var home = OfBerit.Move("2026-02-02 12:00");
        home.Quiet("2026-02-02 20:00").ShouldNotBeNull();

        home.Answer("2026-02-02 18:00", HabitAnswer.RealNeed);

        (home.Due!.Value - Wall("2026-02-02 18:00")).TotalHours.ShouldBeInRange(1, 12);
        home.Move("2026-02-05 12:00").Move("2026-02-05 12:01", "kitchen").Quiet("2026-02-06 12:00").ShouldNotBeNull();
    }

    [Fact]
    public void One_freak_silence_does_not_blind_the_rule()
    {
        var home = OfBerit.Move("2026-02-02 12:00");
        var usual = home.Due!.Value - Wall("2026-02-02 12:00");
        home.Quiet("2026-02-02 20:00").ShouldNotBeNull();
        home.Answer("2026-02-10 12:00", HabitAnswer.AllWell).Move("2026-02-10 12:01");

        SameTomorrow(home.Habits).ShouldBeLessThan(3 * usual);
    }

    [Fact]
    public void An_answer_to_nothing_changes_nothing()
    {
        var home = OfBerit.Move("2026-02-02 12:00");
        var before = home.Habits;

        home.Answer("2026-02-02 12:30", HabitAnswer.AllWell);

        home.Habits.ShouldBe(before);
    }

    // How long the same silence, begun at noon some days later, would be left alone.
    private static TimeSpan SameTomorrow(Safety.Habits.Habits habits)
    {
        var home = new HomeWithHabits { Habits = habits }.Move("2026-02-12 11:58").Move("2026-02-12 11:59").Move("2026-02-12 12:00");
        return home.Due!.Value - Wall("2026-02-12 12:00");
    }
}
