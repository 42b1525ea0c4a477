using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>Home before the pause is over.</summary>
public sealed class BackEarlyTests
{
    // 2026-01-12 is a Monday.
    private static readonly HomePlan InHospital = PlannedHome.Plan with
    {
        Points = PlannedHome.Plan.Points.Add(new("bed", PointKind.Bed, "bedroom")),
        Pauses = [new(Guid.Empty, PauseReason.Hospital, PlannedHome.Wall("2026-01-12 08:00"), PlannedHome.Wall("2026-01-16 12:00"))],
    };

    [Fact]
    public void Home_and_moving_on_Tuesday_is_asked_about_on_Tuesday_although_the_rules_pause()
    {
        var home = new PlannedHome("2026-01-13 10:00", InHospital);
        Move(home, 6);

        (home.Only.Kind, home.Only.Severity, home.Only.AwaitsAnswer, home.Only.Pause).ShouldBe((AlertKind.BackEarly, Severity.Moderate, true, null));
        (home.Only.Reason!.Since, home.Only.Reason.UsuallyBy).ShouldBe((PlannedHome.Wall("2026-01-13 10:00"), PlannedHome.Wall("2026-01-16 12:00")));

        // Somebody ends the pause, and the question is answered with it.
        home.Set(InHospital with { Pauses = [] });
        Move(home, 1);
        home.OpenOf(AlertKind.BackEarly)!.ClearedAt.ShouldNotBeNull();
        home.Wait(TimeSpan.FromDays(1));
        home.Raised.ShouldContain(alert => alert.Kind == AlertKind.Inactive || alert.Kind == AlertKind.NotUp, "who is silent from Wednesday is missed");
    }

    [Fact]
    public void Who_lies_in_bed_for_half_an_hour_is_asked_about()
    {
        var home = new PlannedHome("2026-01-13 22:00", InHospital);
        home.Presence(true, "bed");
        home.Wait(TimeSpan.FromMinutes(29));
        home.State.Alerts.ShouldBeEmpty();
        home.Wait(TimeSpan.FromMinutes(2));

        home.Only.Kind.ShouldBe(AlertKind.BackEarly);
    }

    [Fact]
    public void Stray_pulses_are_nothing()
    {
        var home = new PlannedHome("2026-01-13 00:00", InHospital);
        for (var hour = 0; hour < 72; hour += 5)
        {
            Pulse(home, hour % 2 == 0 ? "kitchen-motion" : "hall-motion");
            home.Wait(TimeSpan.FromHours(5));
        }

        home.Raised.ShouldBeEmpty();
    }

    [Fact]
    public void A_sensor_that_flickers_alone_is_nothing()
    {
        var home = new PlannedHome("2026-01-13 10:00", InHospital);
        for (var i = 0; i < 30; i++)
        {
            Pulse(home, "kitchen-motion");
            home.Wait(TimeSpan.FromMinutes(3));
        }

        home.Raised.ShouldBeEmpty();
    }

    [Fact]
    public void In_a_planned_visit_somebody_waters_the_plants()
    {
        var home = new PlannedHome("2026-01-13 10:00", InHospital with { Visits = [new(new(10, 0), new(11, 0), "the neighbour")] });
        Move(home, 5);

        home.Raised.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PauseReason.Technician)]
    [InlineData(PauseReason.Other)]
    public void While_a_technician_works_or_the_rules_pause_for_something_else_it_is_nothing(PauseReason reason)
    {
        var pauses = InHospital.Pauses.Add(new(Guid.NewGuid(), reason, PlannedHome.Wall("2026-01-13 09:00"), PlannedHome.Wall("2026-01-13 12:00")));
        var home = new PlannedHome("2026-01-13 10:00", InHospital with { Pauses = reason == PauseReason.Technician ? pauses : [pauses[1]] });
        Move(home, 8);

        home.Raised.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_answers_that_nobody_is_home_is_asked_again_when_the_signs_go_on_the_next_day()
    {
        var home = new PlannedHome("2026-01-13 10:00", InHospital);
        Move(home, 6);
        home.Resolve(AlertKind.BackEarly, ResolveCause.NotAtHome);
        Move(home, 6);
        home.Raised.Count.ShouldBe(1);

        home.WaitUntil("2026-01-14 09:00");
        Move(home, 6);
        home.Raised.Count(alert => alert.Kind == AlertKind.BackEarly).ShouldBe(2);
    }

    [Fact]
    public void A_cat_at_home_is_nobody()
    {
        var home = new PlannedHome("2026-01-13 10:00", InHospital with { Pets = true });
        Move(home, 20);

        home.Raised.ShouldBeEmpty();
    }

    private static void Move(PlannedHome home, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Pulse(home, i % 2 == 0 ? "kitchen-motion" : "bedroom-motion");
            home.Wait(TimeSpan.FromMinutes(8));
        }
    }

    private static void Pulse(PlannedHome home, string point)
    {
        home.Motion(point);
        home.Wait(TimeSpan.FromSeconds(2));
        home.Motion(point, on: false);
    }
}
