namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>Sensors are supervised by what they usually do.</summary>
public sealed class SensorRateTests
{
    private static readonly string[] MotionSensors = ["hall-motion", "kitchen-motion", "bedroom-motion"];

    [Fact]
    public void Two_dead_motion_sensors_are_told_within_three_days_and_the_lively_ones_are_not()
    {
        var home = new PlannedHome("2026-01-01 00:00", PlannedHome.Off("inactivity"));
        Live(home, 10, _ => true);
        home.Raised.ShouldNotContain(alert => alert.Kind == AlertKind.SensorUnlikely);

        Live(home, 4, point => point is not ("kitchen-motion" or "bedroom-motion"));

        var told = home.Raised.Where(alert => alert.Kind == AlertKind.SensorUnlikely).ToList();
        told.Select(alert => alert.Point).Order().ShouldBe(["bedroom-motion", "kitchen-motion"]);
        told.ShouldAllBe(alert => alert.StoredAt <= PlannedHome.Wall("2026-01-14 12:00"));
        Live(home, 1, _ => true);
        home.State.Alerts.Where(alert => alert.Kind == AlertKind.SensorUnlikely).ShouldAllBe(alert => alert.ClearedAt != null);
    }

    [Fact]
    public void A_radar_that_sees_somebody_always_is_told()
    {
        var home = new PlannedHome("2026-01-01 00:00", PlannedHome.Off("inactivity"));
        Live(home, 10, _ => true);
        home.Presence(true);
        Live(home, 4, point => point != "bathroom-radar");

        home.Raised.Where(alert => alert.Kind == AlertKind.SensorUnlikely).ShouldHaveSingleItem().Point.ShouldBe("bathroom-radar");
    }

    [Fact]
    public void A_home_that_is_empty_for_a_week_is_no_fault_of_its_sensors()
    {
        var home = new PlannedHome("2026-01-01 00:00", PlannedHome.Off("inactivity"));
        Live(home, 10, _ => true);
        home.Door(true);
        home.Wait(TimeSpan.FromSeconds(10));
        home.Door(false);
        home.Wait(TimeSpan.FromDays(7));

        home.Raised.ShouldNotContain(alert => alert.Kind == AlertKind.SensorUnlikely);
    }

    [Fact]
    public void A_room_that_is_seldom_used_is_not_missed_after_two_days()
    {
        var home = new PlannedHome("2026-01-01 00:00", PlannedHome.Off("inactivity"));
        for (var day = 0; day < 12; day++)
        {
            if (day % 3 == 0)
            {
                Pulse(home, "bedroom-motion");
            }

            Live(home, 1, point => point != "bedroom-motion");
        }

        Live(home, 6, point => point != "bedroom-motion");
        home.Raised.ShouldNotContain(alert => alert.Kind == AlertKind.SensorUnlikely);
    }

    // From seven until eleven every sensor sees somebody in every second hour.
    private static void Live(PlannedHome home, int days, Func<string, bool> works)
    {
        for (var hour = 0; hour < days * 24; hour++)
        {
            if (hour % 24 is >= 7 and < 23 && hour % 2 == 0)
            {
                foreach (var point in MotionSensors.Where(works))
                {
                    Pulse(home, point);
                }

                if (works("bathroom-radar"))
                {
                    home.Presence(true);
                    home.Wait(TimeSpan.FromMinutes(3));
                    home.Presence(false);
                    Pulse(home, works("hall-motion") ? "hall-motion" : "kitchen-motion");
                }
            }

            home.Wait(TimeSpan.FromHours(1) - TimeSpan.FromTicks(home.Now.Ticks % TimeSpan.TicksPerHour));
        }
    }

    private static void Pulse(PlannedHome home, string point)
    {
        home.Motion(point);
        home.Wait(TimeSpan.FromSeconds(5));
        home.Motion(point, on: false);
    }
}
