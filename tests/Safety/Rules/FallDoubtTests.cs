using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.Catalogue;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>A fall radar that is often wrong at the same place and hour: what staff find lowers its confidence there, and takes nothing away.</summary>
public sealed class FallDoubtTests
{
    private static readonly HomePlan Plan = PlannedHome.Plan with
    {
        Points = PlannedHome.Plan.Points.AddRange(new PlanPoint("bedroom-radar", PointKind.Radar, "bedroom"), new PlanPoint("bed-mat", PointKind.Bed, "bedroom")),
    };

    [Fact]
    public void After_three_false_falls_beside_the_bed_in_the_morning_the_next_is_told_at_once_as_critical_with_a_lower_confidence_and_says_why()
    {
        var home = Learned();
        home.WaitUntil("2026-02-03 08:20");
        FallBesideTheBed(home);

        home.OpenOf(AlertKind.Fall).ShouldNotBeNull();
        var alert = home.OpenOf(AlertKind.Fall)!;
        (alert.Severity, alert.State, alert.AwaitsAnswer, alert.StoredAt).ShouldBe((Severity.Critical, AlertState.Raised, true, home.Now));
        (alert.Confidence, alert.Reason!.Value).ShouldBe((60, 3m));
        home.Events.Where(what => what.AlertId == alert.Id).Select(what => what.What).First().ShouldBe(AlertEventKind.Raised);
        home.Events[^1].Detail.ShouldBe("60 %: 3 falls here at this hour were false");
    }

    [Fact]
    public void A_fall_at_another_hour_or_elsewhere_keeps_its_confidence()
    {
        var home = Learned();
        home.WaitUntil("2026-02-03 14:00");
        FallBesideTheBed(home);
        home.OpenOf(AlertKind.Fall)!.Confidence.ShouldBe(80, "another hour");
        home.Resolve(AlertKind.Fall, ResolveCause.Test);

        home.WaitUntil("2026-02-04 08:10");
        home.Happen("bedroom-radar", new Fall("radar", 80));
        home.OpenOf(AlertKind.Fall)!.Confidence.ShouldBe(80, "on the floor of the room, hours after the bed was left");
        home.Resolve(AlertKind.Fall, ResolveCause.Test);

        home.Happen("bathroom-radar", new Fall("radar", 80));
        home.OpenOf(AlertKind.Fall)!.Confidence.ShouldBe(80, "another radar");
    }

    [Fact]
    public void A_real_fall_makes_it_believe_again()
    {
        var home = Learned();
        home.WaitUntil("2026-02-03 08:20");
        FallBesideTheBed(home);
        home.Resolve(AlertKind.Fall, ResolveCause.RealNeed);

        home.WaitUntil("2026-02-04 08:20");
        FallBesideTheBed(home);
        home.OpenOf(AlertKind.Fall)!.Confidence.ShouldBe(80);
    }

    [Fact]
    public void In_the_first_fortnight_nothing_is_lowered()
    {
        var home = new PlannedHome("2026-01-15 07:00", Plan);
        for (var day = 16; day <= 28; day++)
        {
            home.WaitUntil($"2026-01-{day} 08:15");
            FallBesideTheBed(home);
            home.OpenOf(AlertKind.Fall)!.Confidence.ShouldBe(80, $"day {day}");
            home.Resolve(AlertKind.Fall, ResolveCause.FalseAlarmSensor);
        }

        FallDoubts.LearnsUntil(home.State.Rules, "bedroom-radar", home.Now).ShouldBe(PlannedHome.Wall("2026-01-29 07:00"));
        home.WaitUntil("2026-01-30 08:15");
        FallBesideTheBed(home);
        home.OpenOf(AlertKind.Fall)!.Confidence.ShouldBe(40, "six and more halve it");
        FallDoubts.LearnsUntil(home.State.Rules, "bedroom-radar", home.Now).ShouldBeNull();
    }

    [Fact]
    public void However_often_it_is_wrong_it_is_told_and_asks_somebody()
    {
        var home = new PlannedHome("2026-01-01 07:00", Plan);
        for (var day = 0; day < 60; day++)
        {
            home.Wait(TimeSpan.FromDays(1));
            FallBesideTheBed(home, confidence: 12);
            var alert = home.OpenOf(AlertKind.Fall)!;
            (alert.Severity, alert.AwaitsAnswer, alert.Confidence >= 10).ShouldBe((Severity.Critical, true, true));
            home.Resolve(AlertKind.Fall, ResolveCause.FalseAlarmSensor);
        }

        home.Raised.Count(alert => alert.Kind == AlertKind.Fall).ShouldBe(60);
        home.State.Rules.Watch("fall-places", "bedroom-radar")!.Value.Detail!.Length.ShouldBeLessThan(600, "it remembers no more than sixteen");
    }

    [Fact]
    public void What_is_no_answer_about_the_fall_teaches_nothing()
    {
        var home = new PlannedHome("2026-01-15 07:00", Plan);
        foreach (var cause in new[] { ResolveCause.Test, ResolveCause.PlannedVisit, ResolveCause.Technical, ResolveCause.Test })
        {
            home.Wait(TimeSpan.FromDays(7));
            FallBesideTheBed(home);
            home.OpenOf(AlertKind.Fall)!.Confidence.ShouldBe(80);
            home.Resolve(AlertKind.Fall, cause);
        }
    }

    [Fact]
    public void After_three_months_it_is_forgotten()
    {
        var home = Learned();
        home.WaitUntil("2026-05-10 08:20");
        FallBesideTheBed(home);

        home.OpenOf(AlertKind.Fall)!.Confidence.ShouldBe(80);
        FallDoubts.Of(home.State.Rules, "bedroom-radar", home.Now).ShouldBeEmpty();
    }

    [Fact]
    public void A_radar_that_is_taken_out_of_the_plan_is_forgotten_and_begins_anew()
    {
        var home = Learned();
        home.Set(PlannedHome.Plan);
        home.State.Rules.Watch("fall-places", "bedroom-radar").ShouldBeNull();
        home.Set(Plan);
        FallDoubts.LearnsUntil(home.State.Rules, "bedroom-radar", home.Now).ShouldBe(home.Now + FallDoubts.Learning);
    }

    [Fact]
    public void What_the_technician_sees_is_the_place_the_hour_and_how_often()
    {
        var home = Learned();

        var doubt = FallDoubts.Of(home.State.Rules, "bedroom-radar", home.Now).ShouldHaveSingleItem();
        (doubt.Place, doubt.Count).ShouldBe(("bed-mat", 3));
        TimeZoneInfo.ConvertTime(doubt.At, PlannedHome.Oslo).Hour.ShouldBe(8);
    }

    [Fact]
    public void What_gives_nothing_sensible_in_the_memory_is_learned_anew_and_loses_no_fall()
    {
        foreach (var text in new[] { "rubbish", "1|a", ";;;", "99999999999999999|bed|false", "5|bed|maybe", "5|bed|false;x" })
        {
            var home = Learned();
            var watch = home.State.Rules.Watch("fall-places", "bedroom-radar")!.Value with { Detail = text };
            home.Take(new HomeDecision(home.State with { Rules = home.State.Rules with { Watches = [.. home.State.Rules.Watches.Where(one => one.Rule != "fall-places"), watch] } }, []));
            FallBesideTheBed(home);
            home.OpenOf(AlertKind.Fall)!.Confidence.ShouldBe(80, text);
        }
    }

    // Two weeks have gone by, and three mornings brought falls that were none.
    private static PlannedHome Learned()
    {
        var home = new PlannedHome("2026-01-15 07:00", Plan);
        foreach (var morning in new[] { "2026-01-20 08:05", "2026-01-24 07:30", "2026-01-30 08:40" })
        {
            home.WaitUntil(morning);
            FallBesideTheBed(home);
            home.OpenOf(AlertKind.Fall)!.Confidence.ShouldBe(80);
            home.Resolve(AlertKind.Fall, ResolveCause.FalseAlarmSensor);
        }

        return home;
    }

    private static void FallBesideTheBed(PlannedHome home, int confidence = 80)
    {
        home.Presence(true, "bed-mat", home.Now - TimeSpan.FromMinutes(2));
        home.Presence(false, "bed-mat", home.Now - TimeSpan.FromSeconds(20));
        home.Happen("bedroom-radar", new Fall("radar", confidence));
    }
}
