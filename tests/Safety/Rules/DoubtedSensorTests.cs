namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>A sensor that changes faster than people do is a fault first and a sign of life never.</summary>
public sealed class DoubtedSensorTests
{
    [Theory]
    [InlineData("kitchen-motion", "chattering")]
    [InlineData("kitchen-motion", "stuck")]
    [InlineData("pantry-door", "chattering")]
    [InlineData("bathroom-radar", "chattering")]
    public void A_home_that_falls_silent_raises_inactivity_however_much_a_faulty_sensor_tells(string point, string why)
    {
        var home = new PlannedHome();
        home.Motion("hall-motion");
        home.Motion("hall-motion", on: false);
        home.Happen(point, new SensorTrust(false, why));
        Swing(home, point, TimeSpan.FromDays(1));

        home.Open.ShouldContain(AlertKind.Inactive);
        home.Open.ShouldContain(AlertKind.SensorFault);
    }

    [Fact]
    public void A_sensor_that_is_believed_again_is_a_sign_of_life_again()
    {
        var home = new PlannedHome();
        home.Motion("hall-motion");
        home.Happen("pantry-door", new SensorTrust(false, "chattering"));
        home.Wait(TimeSpan.FromHours(1));
        home.Happen("pantry-door", new SensorTrust(true, "back"));
        home.Door(true, "pantry-door");

        home.State.Rules.Habits.LastSeenAt.ShouldBe(home.Now);
    }

    [Fact]
    public void A_radar_that_has_not_confirmed_its_settings_still_sees_who_is_there()
    {
        var home = new PlannedHome();
        home.Motion("hall-motion");
        home.Happen("bathroom-radar", new SensorTrust(false, "not-configured: mode, height"));
        home.Wait(TimeSpan.FromHours(1));
        home.Presence(true);

        home.State.Rules.Habits.LastSeenAt.ShouldBe(home.Now);
    }

    [Fact]
    public void A_call_on_a_loose_button_is_a_call_and_a_sign_of_life()
    {
        var home = new PlannedHome();
        home.Motion("hall-motion");
        home.Happen("bedside-button", new SensorTrust(false, "chattering"));
        home.Wait(TimeSpan.FromHours(1));
        home.Happen("bedside-button", new HelpCall("button"));

        home.Open.ShouldContain(AlertKind.Help);
        home.State.Rules.Habits.LastSeenAt.ShouldBe(home.Now);
    }

    [Fact]
    public void Motion_of_a_faulty_sensor_in_another_room_takes_nothing_from_a_fall()
    {
        var home = new PlannedHome();
        home.Happen("kitchen-motion", new SensorTrust(false, "chattering"));
        home.Happen("bathroom-radar", new Fall("radar", 85));
        home.Wait(TimeSpan.FromSeconds(5));
        home.Motion("kitchen-motion");

        home.OpenOf(AlertKind.Fall)!.Confidence.ShouldBe(85);
    }

    [Fact]
    public void A_sensor_that_is_not_believed_is_not_told_as_silent_too()
    {
        var home = new PlannedHome(plan: PlannedHome.With("sensor-silent", ("silent-for", 4)));
        home.Air(21m);
        home.Happen("living-room-air", new SensorTrust(false, "frozen"));
        home.Wait(TimeSpan.FromHours(30));

        home.Open.ShouldNotContain(AlertKind.SensorSilent);
    }

    private static void Swing(PlannedHome home, string point, TimeSpan time)
    {
        var on = true;
        for (var end = home.Now + time; home.Now < end; home.Wait(TimeSpan.FromMinutes(1)))
        {
            home.Happen(point, point.EndsWith("motion", StringComparison.Ordinal) ? new Motion(on) : point.EndsWith("door", StringComparison.Ordinal) ? new Door(on) : new Presence(on));
            on = !on;
        }
    }
}
