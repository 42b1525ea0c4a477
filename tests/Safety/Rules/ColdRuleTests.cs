using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>Cold that gets worse, cold that somebody wants, and cold that is nobody's business.</summary>
public sealed class ColdRuleTests
{
    private static readonly HomePlan Cottage = PlannedHome.Plan with
    {
        Points = PlannedHome.Plan.Points.AddRange(new PlanPoint("balcony-air", PointKind.Air, "balcony"), new PlanPoint("cellar-air", PointKind.Air, "cellar")),
    };

    private static readonly HomePlan CoolBedroom = Cottage with { Rooms = Cottage.Rooms.Add("bedroom", RoomPurpose.Sleeping) };

    [Fact]
    public void A_room_that_was_told_and_resolved_is_told_again_when_it_gets_colder()
    {
        var home = new PlannedHome("2026-01-01 12:00");
        Hold(home, 17.5m, "living-room-air", TimeSpan.FromDays(1));
        home.Resolve(AlertKind.Cold, ResolveCause.Technical);
        Hold(home, 17.5m, "living-room-air", TimeSpan.FromDays(5));
        home.State.Alerts.ShouldBeEmpty();

        home.WaitUntil("2026-01-07 12:00");
        home.Air(10.0m);
        home.Wait(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        home.State.Alerts.ShouldBeEmpty();
        home.Wait(TimeSpan.FromSeconds(1));

        (home.Only.Kind, home.Only.Reason!.Value, home.Only.Reason.Limit).ShouldBe((AlertKind.Cold, 10.0m, 16m));
        home.Resolve(AlertKind.Cold);
        Hold(home, 10.0m, "living-room-air", TimeSpan.FromDays(5));
        home.State.Alerts.ShouldBeEmpty("the same cold was answered");
    }

    [Fact]
    public void An_alert_that_somebody_has_asks_again_when_the_room_gets_colder()
    {
        var home = new PlannedHome("2026-01-01 12:00");
        Hold(home, 17.5m, "living-room-air", TimeSpan.FromHours(5));
        home.Acknowledge(AlertKind.Cold);
        home.Only.AwaitsAnswer.ShouldBeFalse();

        Hold(home, 12.0m, "living-room-air", TimeSpan.FromHours(2));

        (home.Only.AwaitsAnswer, home.Only.Reason!.Value).ShouldBe((true, 12.0m));
        home.Events.Count(what => what.What == AlertEventKind.Worsened).ShouldBe(1);
    }

    [Fact]
    public void A_moment_of_worse_cold_is_not_told()
    {
        var home = new PlannedHome("2026-01-01 12:00");
        Hold(home, 17.5m, "living-room-air", TimeSpan.FromHours(5));
        home.Resolve(AlertKind.Cold);
        home.Air(12m);
        home.Wait(TimeSpan.FromMinutes(50));
        home.Air(17m);
        home.Wait(TimeSpan.FromHours(5));

        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void After_it_was_warm_again_the_next_cold_is_told_from_the_beginning()
    {
        var home = new PlannedHome("2026-01-01 12:00");
        Hold(home, 12m, "living-room-air", TimeSpan.FromHours(2));
        home.Resolve(AlertKind.Cold);
        home.Air(20m);
        Hold(home, 17.5m, "living-room-air", TimeSpan.FromHours(5));

        home.Only.Reason!.Value.ShouldBe(17.5m);
    }

    [Fact]
    public void Freezing_that_was_resolved_is_told_again_when_it_gets_colder()
    {
        var home = new PlannedHome("2026-01-01 12:00");
        Hold(home, 9m, "living-room-air", TimeSpan.FromHours(3));
        home.Resolve(AlertKind.Freezing);
        Hold(home, 5m, "living-room-air", TimeSpan.FromHours(3));

        home.OpenOf(AlertKind.Freezing)!.Reason!.Value.ShouldBe(5m);
    }

    [Theory]
    [InlineData("balcony-air", -8)]
    [InlineData("cellar-air", 6)]
    public void A_balcony_and_a_cellar_may_be_cold(string point, int degrees)
    {
        var home = new PlannedHome("2026-01-01 12:00", Cottage);
        Hold(home, degrees, point, TimeSpan.FromDays(7));

        home.Raised.ShouldBeEmpty();
    }

    [Fact]
    public void A_balcony_that_the_plan_says_is_lived_in_must_be_warm()
    {
        var home = new PlannedHome("2026-01-01 12:00", Cottage with { Rooms = Cottage.Rooms.Add("balcony", RoomPurpose.Living) });
        Hold(home, -8, "balcony-air", TimeSpan.FromHours(3));

        home.Open.ShouldBe([AlertKind.Cold, AlertKind.Freezing], ignoreOrder: true);
    }

    [Fact]
    public void What_was_told_ends_when_the_plan_says_that_the_room_is_outside()
    {
        var home = new PlannedHome("2026-01-01 12:00");
        Hold(home, 12m, "bedroom-air", TimeSpan.FromHours(2));
        home.Set(PlannedHome.Plan with { Rooms = PlannedHome.Plan.Rooms.Add("bedroom", RoomPurpose.Outside) });
        home.Air(12m, "bedroom-air");

        home.Only.ClearedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(false, 15)]
    [InlineData(true, 1)]
    public void Fourteen_nights_with_the_window_open_are_no_alerts_where_somebody_wants_it_so_and_the_one_night_of_frost_is(bool wanted, int alerts)
    {
        var home = new PlannedHome("2026-01-01 12:00", wanted ? CoolBedroom : Cottage);
        for (var night = 0; night < 15; night++)
        {
            Hold(home, 20m, "bedroom-air", TimeSpan.FromHours(10));
            // The window is opened at ten, and shut at seven; the quiet hours are from eleven until six.
            Hold(home, night == 14 ? 11m : 15m, "bedroom-air", TimeSpan.FromHours(9));
            Hold(home, 17m, "bedroom-air", TimeSpan.FromHours(2));
            Hold(home, 20m, "bedroom-air", TimeSpan.FromHours(3));
            foreach (var alert in home.State.Alerts)
            {
                home.Resolve(alert.Kind, ResolveCause.FalseAlarmResident);
            }
        }

        home.Raised.Count.ShouldBe(alerts);
    }

    [Fact]
    public void A_cool_bedroom_that_does_not_become_warm_in_the_morning_is_told()
    {
        var home = new PlannedHome("2026-01-02 00:00", CoolBedroom);
        Hold(home, 14m, "bedroom-air", TimeSpan.FromHours(9.5));
        home.Raised.ShouldBeEmpty();
        Hold(home, 14m, "bedroom-air", TimeSpan.FromHours(1));
        home.Only.Kind.ShouldBe(AlertKind.Cold);

        Hold(home, 14m, "bedroom-air", TimeSpan.FromHours(24));
        home.Raised.Count.ShouldBe(1, "the next night neither ends it nor tells it again");
        home.Only.ClearedAt.ShouldBeNull();
    }

    [Fact]
    public void A_cool_bedroom_in_which_the_quiet_hours_begin_before_it_is_heard_again_is_nothing()
    {
        var home = new PlannedHome("2026-01-01 19:10", CoolBedroom);
        home.Air(17m, "bedroom-air");
        home.Wait(TimeSpan.FromHours(8));

        home.Raised.ShouldBeEmpty();
    }

    [Fact]
    public void A_battery_and_a_sensor_that_were_told_and_resolved_are_told_again_when_they_are_worse()
    {
        var home = new PlannedHome();
        home.Happen("gateway", new PowerSupply(true, 18));
        home.Resolve(AlertKind.BatteryLow, ResolveCause.Technical);
        home.Happen("gateway", new PowerSupply(true, 12));
        home.State.Alerts.ShouldBeEmpty();
        home.Happen("gateway", new PowerSupply(true, 4));
        home.Only.Kind.ShouldBe(AlertKind.BatteryLow);
        home.Resolve(AlertKind.BatteryLow, ResolveCause.Technical);

        home.Happen("bathroom-radar", new SensorTrust(false, "not-configured: height"));
        home.Resolve(AlertKind.SensorFault, ResolveCause.Technical);
        home.Happen("bathroom-radar", new SensorTrust(false, "no answer"));
        (home.Only.Kind, home.Only.Reason!.Detail).ShouldBe((AlertKind.SensorFault, "no answer"));
    }

    private static void Hold(PlannedHome home, decimal degrees, string point, TimeSpan time)
    {
        for (var until = home.Now + time; home.Now < until;)
        {
            home.Air(degrees, point);
            home.Wait(until - home.Now < TimeSpan.FromMinutes(30) ? until - home.Now : TimeSpan.FromMinutes(30));
        }
    }
}
