namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>Detectors of a home.</summary>
public sealed class HazardRuleTests
{
    private static readonly Hazard Smoke = new("smoke", true), Quiet = new("smoke", false);

    public static TheoryData<AlertKind> Hazards => [.. AlertKinds.Hazards];

    [Theory]
    [MemberData(nameof(Hazards))]
    public void Each_is_told_at_once_and_clears_and_never_ends_by_itself(AlertKind kind)
    {
        var home = new PlannedHome();

        home.Happen("hall-detector", new Hazard(kind.HazardWord(), true));
        (home.Only.Kind, home.Only.Severity, home.Only.AwaitsAnswer, home.Only.Reason!.Since).ShouldBe((kind, kind.Severity(), true, home.Now));
        home.Wait(TimeSpan.FromMinutes(1));
        home.Happen("hall-detector", new Hazard(kind.HazardWord(), false));

        home.Only.ClearedAt.ShouldBe(home.Now);
        home.Wait(TimeSpan.FromDays(2));
        home.Only.State.ShouldNotBe(AlertState.Resolved);
    }

    [Fact]
    public void Is_critical_at_once_and_says_where()
    {
        var home = new PlannedHome(plan: PlannedHome.Plan with { Points = [new("hall-smoke", Safety.Plans.PointKind.Smoke, "hall")] });

        home.Happen("hall-smoke", Smoke);

        var alert = home.Only;
        (alert.Kind, alert.Severity, alert.Source, alert.AwaitsAnswer, alert.Reason!.Room, alert.Reason.Since)
            .ShouldBe((AlertKind.Smoke, Severity.Critical, "detector", true, "hall", home.Now));
    }

    [Fact]
    public void All_smoke_alarms_of_a_home_are_one_alert_that_clears_when_the_last_is_quiet_and_that_people_end()
    {
        var home = new PlannedHome();
        home.Happen("hall-smoke", Smoke);
        home.Happen("kitchen-smoke", Smoke);
        home.Only.Records.Length.ShouldBe(2);

        home.Happen("hall-smoke", Quiet);
        home.Only.ClearedAt.ShouldBeNull("the kitchen's still sounds");
        home.Wait(TimeSpan.FromMinutes(1));
        home.Happen("kitchen-smoke", Quiet);

        (home.Only.ClearedAt, home.Only.AwaitsAnswer).ShouldBe((home.Now, true));
        home.Wait(TimeSpan.FromDays(2));
        home.Only.State.ShouldNotBe(AlertState.Resolved);
    }

    [Fact]
    public void Smoke_and_gas_are_two_alerts()
    {
        var home = new PlannedHome();

        home.Happen("hall-smoke", Smoke);
        home.Happen("bedroom-co", new Hazard("co", true));
        home.Happen("bedroom-co", new Hazard("co", false));

        home.Open.ShouldBe([AlertKind.Smoke, AlertKind.Co], ignoreOrder: true);
        home.OpenOf(AlertKind.Co)!.ClearedAt.ShouldNotBeNull();
        home.OpenOf(AlertKind.Smoke)!.ClearedAt.ShouldBeNull();
    }

    [Fact]
    public void A_further_one_is_told_to_whoever_has_the_alert()
    {
        var home = new PlannedHome();
        home.Happen("hall-smoke", Smoke);
        home.Acknowledge(AlertKind.Smoke);

        home.Happen("kitchen-smoke", Smoke);

        home.Only.FurtherCalls.ShouldBe(1);
    }

    [Fact]
    public void One_that_comes_late_is_told_and_an_end_that_comes_late_clears_nothing()
    {
        var home = new PlannedHome();
        home.Happen("hall-smoke", Smoke);
        home.Happen("hall-smoke", Quiet, at: home.Now - TimeSpan.FromMinutes(5));
        home.Only.ClearedAt.ShouldBeNull();
        home.Happen("hall-smoke", Quiet);
        home.Resolve(AlertKind.Smoke);

        home.Happen("hall-smoke", Smoke, at: home.Now - TimeSpan.FromHours(1));

        home.Only.Kind.ShouldBe(AlertKind.Smoke);
    }
}
