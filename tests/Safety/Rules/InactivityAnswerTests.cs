namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>No answer of staff ever disarms a silence: whatever cause an alert was resolved with, the deadline starts again.</summary>
public sealed class InactivityAnswerTests
{
    [Theory]
    [InlineData(ResolveCause.RealNeed)]
    [InlineData(ResolveCause.FalseAlarmResident)]
    [InlineData(ResolveCause.FalseAlarmSensor)]
    [InlineData(ResolveCause.Test)]
    [InlineData(ResolveCause.PlannedVisit)]
    [InlineData(ResolveCause.Technical)]
    [InlineData(ResolveCause.NotAtHome)]
    public void A_silence_that_goes_on_is_an_alert_again_within_a_day(ResolveCause cause)
    {
        var home = new PlannedHome("2026-01-15 12:00");
        home.Motion("kitchen-motion");
        home.Wait(TimeSpan.FromHours(6));
        home.Resolve(AlertKind.Inactive, cause);
        home.Raised.Clear();

        home.Wait(TimeSpan.FromHours(24));

        home.Raised.ShouldContain(alert => alert.Kind == AlertKind.Inactive || alert.Kind == AlertKind.NotUp || alert.Kind == AlertKind.NotBack);
    }

    [Theory]
    [InlineData(ResolveCause.Test)]
    [InlineData(ResolveCause.Technical)]
    public void An_answer_by_which_nobody_has_looked_teaches_nothing(ResolveCause cause)
    {
        var home = new PlannedHome("2026-01-15 12:00");
        home.Motion("kitchen-motion");
        home.Wait(TimeSpan.FromHours(6));
        var before = home.State.Rules.Habits;
        home.Resolve(AlertKind.Inactive, cause);

        home.Motion("kitchen-motion", on: false);

        home.State.Rules.Habits.LearnedDays.ShouldBe(before.LearnedDays);
        home.Sleep(PlannedHome.Wall("2026-01-16 12:00") - home.Now);
        home.Motion("kitchen-motion");
        (home.SilentUntil!.Value - home.Now).ShouldBeLessThan(TimeSpan.FromHours(5.5));
    }

    [Fact]
    public void Out_for_longer_than_usual_is_told_again_when_it_goes_on()
    {
        var home = new PlannedHome("2026-01-15 10:00");
        home.Motion("hall-motion");
        home.Door(true);
        home.Door(false);
        home.Wait(TimeSpan.FromHours(13));
        home.Resolve(AlertKind.NotBack, ResolveCause.NotAtHome);
        home.Raised.Clear();

        home.Wait(TimeSpan.FromHours(25));

        home.Raised.ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.NotBack);
    }

    [Fact]
    public void Leaving_late_on_a_winter_evening_is_missed_within_hours()
    {
        var home = new PlannedHome("2026-01-15 12:00");
        home.Motion("kitchen-motion");
        home.WaitUntil("2026-01-15 14:00");
        home.Motion("hall-motion");
        home.WaitUntil("2026-01-15 17:00");
        home.Motion("kitchen-motion", on: false);
        home.WaitUntil("2026-01-15 20:00");
        home.Motion("kitchen-motion");
        home.WaitUntil("2026-01-15 22:50");
        home.Door(true);
        home.Door(false);

        home.WaitUntil("2026-01-16 02:00");

        home.OpenOf(AlertKind.NotBack).ShouldNotBeNull();
    }

    [Fact]
    public void One_long_rest_that_was_harmless_delays_the_next_by_little()
    {
        var (rested, other) = (Fortnight(rest: true), Fortnight(rest: false));

        (rested - other).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(45));
    }

    // How long a silence at noon is left alone two weeks later.
    private static TimeSpan Fortnight(bool rest)
    {
        var home = new PlannedHome("2026-01-15 07:00");
        for (var day = 15; day < 29; day++)
        {
            for (var hour = 7; hour < 23; hour++)
            {
                home.WaitUntil($"2026-01-{day} {hour:00}:00");
                if (rest && day == 16 && hour is > 12 and < 19)
                {
                    continue;
                }

                foreach (var alert in home.State.Alerts)
                {
                    home.Resolve(alert.Kind, ResolveCause.FalseAlarmResident);
                }

                home.Motion("kitchen-motion");
                home.Motion("kitchen-motion", on: false);
                home.Wait(TimeSpan.FromMinutes(hour % 3 == 0 ? 20 : 5));
                home.Motion("bedroom-motion");
                home.Motion("bedroom-motion", on: false);
            }
        }

        home.WaitUntil("2026-01-29 12:00");
        home.Motion("kitchen-motion");
        return home.SilentUntil!.Value - home.Now;
    }
}
