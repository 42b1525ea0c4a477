namespace Hjemvakt.Safety.Tests.Rules;

public sealed class RoomRuleTests
{
    [Theory]
    [InlineData(17.9, 4)]
    [InlineData(15.9, 1)]
    public void A_cold_room_is_an_alert_the_sooner_the_colder(double degrees, int hours)
    {
        var home = new PlannedHome();
        home.Air((decimal)degrees);
        home.Wait(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        home.State.Alerts.ShouldBeEmpty();

        home.Wait(TimeSpan.FromSeconds(1));

        (home.Only.Kind, home.Only.Severity, home.Only.Reason!.Room, home.Only.Reason.Value).ShouldBe((AlertKind.Cold, Severity.Moderate, "living-room", (decimal)degrees));
    }

    [Fact]
    public void A_room_that_grows_colder_is_due_sooner()
    {
        var home = new PlannedHome();
        home.Air(17m);
        home.Wait(TimeSpan.FromMinutes(30));
        home.Air(15m);
        home.Wait(TimeSpan.FromHours(1));

        (home.Only.Kind, home.Only.Reason!.Limit).ShouldBe((AlertKind.Cold, 16m));
    }

    [Fact]
    public void A_room_that_hovers_at_the_limit_is_one_alert_that_ends_when_it_is_clearly_warmer()
    {
        var home = new PlannedHome();
        home.Air(17.8m);
        home.Wait(TimeSpan.FromHours(2));
        home.Air(18.2m);
        home.Wait(TimeSpan.FromHours(2));
        home.Only.Kind.ShouldBe(AlertKind.Cold);

        home.Air(17.9m);
        home.Air(18.4m);
        home.Only.ClearedAt.ShouldBeNull();
        home.Air(18.5m);
        home.Only.ClearedAt.ShouldNotBeNull();
        home.Raised.Count.ShouldBe(1);
    }

    [Fact]
    public void Two_hours_at_nine_degrees_are_critical_and_do_not_end_by_themselves()
    {
        var home = new PlannedHome();
        home.Air(9.0m);
        home.Wait(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        home.Open.ShouldBe([AlertKind.Cold]);
        home.Wait(TimeSpan.FromSeconds(1));
        home.OpenOf(AlertKind.Freezing)!.Severity.ShouldBe(Severity.Critical);

        home.Air(20m);
        home.OpenOf(AlertKind.Freezing)!.ClearedAt.ShouldBeNull("somebody has to see the person");
        home.OpenOf(AlertKind.Freezing)!.AwaitsAnswer.ShouldBeTrue();
    }

    [Theory]
    [InlineData(26.1, 4)]
    [InlineData(28.1, 1)]
    public void A_hot_room_is_an_alert_the_sooner_the_hotter(double degrees, int hours)
    {
        var home = new PlannedHome("2026-07-15 12:00");
        home.Air((decimal)degrees);
        home.Wait(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        home.State.Alerts.ShouldBeEmpty();
        home.Wait(TimeSpan.FromSeconds(1));
        (home.Only.Kind, home.Only.Severity).ShouldBe((AlertKind.Hot, Severity.Moderate));

        home.Air(25.5m);
        home.Only.ClearedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(18.0)]
    [InlineData(26.0)]
    public void A_room_at_the_limit_is_well(double degrees)
    {
        var home = new PlannedHome();
        home.Air((decimal)degrees);
        home.Wait(TimeSpan.FromHours(3.9));

        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void A_cold_room_is_over_when_it_is_warm_and_not_when_another_is()
    {
        var home = new PlannedHome();
        home.Air(15m);
        home.Air(15m, "bedroom-air");
        home.Wait(TimeSpan.FromHours(1));
        home.Raised.Count.ShouldBe(2);

        home.Air(20m);
        home.State.Alerts.Where(alert => alert.ClearedAt is null).ShouldHaveSingleItem().About.ShouldBe("bedroom-air");
        home.Air(20m, "bedroom-air");
        home.State.Alerts.ShouldAllBe(alert => alert.ClearedAt != null);
    }

    [Theory]
    [InlineData("cold", 15, AlertKind.Cold)]
    [InlineData("hot", 29, AlertKind.Hot)]
    [InlineData("freezing", 5, AlertKind.Freezing)]
    public void A_rule_that_is_off_is_silent(string rule, int degrees, AlertKind kind)
    {
        var home = new PlannedHome(plan: PlannedHome.Off(rule));
        home.Air(degrees);
        home.Wait(TimeSpan.FromHours(3.9));

        home.Open.ShouldNotContain(kind);
    }
}
