using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Whereabouts;
using static Hjemvakt.Safety.Tests.Habits.HomeWithHabits;

namespace Hjemvakt.Safety.Tests.Habits;

public sealed class SimilarSilencesTests
{
    [Fact]
    public void By_day_a_silence_is_raised_within_hours_and_says_by_when_one_usually_hears_again()
    {
        var home = OfBerit.Move("2026-02-02 07:45", "bedroom").Move("2026-02-02 12:00", "living-room");

        var finding = home.Quiet("2026-02-03 00:00").ShouldNotBeNull();

        finding.Rule.ShouldBe(HabitRule.Inactive);
        finding.Silence.ShouldBeInRange(TimeSpan.FromHours(1), TimeSpan.FromHours(5));
        finding.UsuallyBy!.Value.ShouldBeInRange(finding.LastSeenAt, finding.At);
    }

    [Fact]
    public void At_night_the_bedroom_may_be_silent_until_the_morning_but_not_the_bathroom()
    {
        var inBed = OfBerit.Move("2026-02-02 01:00", "bedroom").Quiet("2026-02-02 12:00").ShouldNotBeNull();
        var inTheBathroom = OfBerit.Move("2026-02-02 01:00", "bathroom").Quiet("2026-02-02 12:00").ShouldNotBeNull();

        WallClock(inBed.At).ShouldBeGreaterThan(new TimeSpan(8, 0, 0));
        inTheBathroom.At.ShouldBeLessThan(inBed.At.AddHours(-2));
    }

    [Fact]
    public void Whatever_was_learned_no_silence_at_home_lasts_longer_than_the_latest_alarm()
    {
        // Somebody whose home says one thing a day: everything about this home teaches patience.
        var home = new HomeWithHabits();
        for (var day = 0; day < 60; day++)
        {
            var noon = Wall("2026-01-05 12:00").AddDays(day);
            for (var hour = 0; hour < 5; hour++)
            {
                home.See(new HomeSign(noon.AddHours(hour), "bedroom-motion", SignKind.Motion, hour % 2 == 0, "bedroom"));
            }

            if (home.Due is { } due)
            {
                (due - home.Habits.LastSeenAt!.Value).ShouldBeLessThanOrEqualTo(HabitSettings.Default.LatestAlarm);
            }

            home.Quiet(noon.AddHours(23));
            home.Habits = home.Engine.Answer(home.Habits, noon.AddHours(23), HabitAnswer.AllWell);
        }
    }

    [Fact]
    public void However_lively_the_home_no_alarm_comes_sooner_than_the_soonest()
    {
        var home = new HomeWithHabits();
        for (var at = Wall("2026-01-05 00:00"); at < Wall("2026-02-05 00:00"); at += TimeSpan.FromMinutes(7))
        {
            home.See(new HomeSign(at, "living-room-motion", SignKind.Motion, at.Minute % 2 == 0, "living-room"));
        }

        (home.Due!.Value - home.Habits.LastSeenAt!.Value).ShouldBeGreaterThanOrEqualTo(HabitSettings.Default.SoonestAlarm);
    }

    [Fact]
    public void More_false_alarms_accepted_means_earlier_alarms()
    {
        TimeSpan After(double perWeek)
        {
            var home = new HomeWithHabits(HabitSettings.Default with { FalseAlarmsPerWeek = perWeek }) { Habits = OfBerit.Habits };
            return home.Move("2026-02-02 12:00").Quiet("2026-02-03 12:00").ShouldNotBeNull().Silence;
        }

        After(2).ShouldBeLessThan(After(0.2));
        After(0.2).ShouldBeLessThan(After(0.02));
    }
}
