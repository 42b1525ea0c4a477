using Hjemvakt.Safety.Habits;
using static Hjemvakt.Safety.Tests.Habits.HomeWithHabits;

namespace Hjemvakt.Safety.Tests.Habits;

/// <summary>Contact with the gateway is lost, its power fails, records are evicted: time of which nothing is known is not silence.</summary>
public sealed class HabitHoldTests
{
    [Fact]
    public void While_contact_is_lost_nothing_is_raised()
    {
        var home = OfBerit.Move("2026-02-02 12:00");
        home.Habits = home.Engine.Hold(home.Habits);

        home.Due.ShouldBeNull();
        home.Engine.Tick(home.Habits, Wall("2026-02-04 12:00")).Finding.ShouldBeNull();
    }

    [Fact]
    public void When_contact_is_back_the_records_of_the_meantime_get_time_to_arrive()
    {
        var home = OfBerit.Move("2026-02-02 12:00");
        home.Habits = home.Engine.Hold(home.Habits);
        home.Habits = home.Engine.Release(home.Habits, Wall("2026-02-03 12:00"));
        home.Due.ShouldBe(Wall("2026-02-03 12:10"));

        // They tell of a person who was up and about all the time.
        home.Move("2026-02-02 15:00").Move("2026-02-02 22:50", "bedroom").Move("2026-02-03 07:45", "bedroom").Move("2026-02-03 11:50");

        home.Quiet("2026-02-03 13:00").ShouldBeNull();
    }

    [Fact]
    public void When_contact_is_back_and_nothing_had_happened_it_is_raised_at_once()
    {
        var home = OfBerit.Move("2026-02-02 12:00");
        home.Habits = home.Engine.Release(home.Engine.Hold(home.Habits), Wall("2026-02-03 12:00"));

        home.Quiet("2026-02-03 12:10").ShouldNotBeNull().LastSeenAt.ShouldBe(Wall("2026-02-02 12:00:02"));
    }

    [Fact]
    public void Time_without_power_is_not_silence_but_the_silence_before_it_still_counts()
    {
        var watched = OfBerit.Move("2026-02-02 12:00");
        var whole = watched.Due!.Value - Wall("2026-02-02 12:00");

        var home = OfBerit.Move("2026-02-02 12:00");
        home.Habits = home.Engine.Blind(home.Habits, Wall("2026-02-02 13:00"), Wall("2026-02-02 17:00"));

        var due = home.Due!.Value;
        due.ShouldBeGreaterThan(Wall("2026-02-02 17:00") + HabitSettings.Default.SoonestAlarm - TimeSpan.FromSeconds(1));
        due.ShouldBeLessThan(Wall("2026-02-02 17:00") + whole);
    }

    [Fact]
    public void A_silence_that_was_not_watched_as_a_whole_teaches_nothing()
    {
        var before = OfBerit.Move("2026-02-02 12:00").Move("2026-02-02 12:01");

        var home = OfBerit.Move("2026-02-02 12:00").Move("2026-02-02 12:01");
        home.Habits = home.Engine.Blind(home.Habits, Wall("2026-02-02 12:10"), Wall("2026-02-02 22:00"));
        home.Move("2026-02-02 22:30");

        Later(home).ShouldBe(Later(before), tolerance: TimeSpan.FromMinutes(1));

        static TimeSpan Later(HomeWithHabits home)
        {
            var next = new HomeWithHabits { Habits = home.Habits }.Move("2026-02-03 12:00");
            return next.Due!.Value - Wall("2026-02-03 12:00");
        }
    }

    [Fact]
    public void A_pause_in_hospital_is_time_of_which_nothing_is_known()
    {
        var home = OfBerit.Move("2026-02-02 12:00");
        home.Habits = home.Engine.Hold(home.Habits);
        home.Due.ShouldBeNull();

        home.Habits = home.Engine.Release(home.Engine.Blind(home.Habits, Wall("2026-02-02 12:05"), Wall("2026-02-09 14:00")), Wall("2026-02-09 14:00"));

        home.Due!.Value.ShouldBeInRange(Wall("2026-02-09 15:00"), Wall("2026-02-10 10:30"));
    }

    [Fact]
    public void Records_that_arrive_late_and_are_older_than_the_last_sign_change_nothing()
    {
        var home = OfBerit.Move("2026-02-02 12:00");
        var before = home.Habits;

        home.Move("2026-02-02 11:00", "kitchen");

        home.Habits.ShouldBe(before);
    }
}
