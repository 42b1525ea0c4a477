using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Json;
using Hjemvakt.Gateway.Sensing.Power;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Power;

/// <summary>A gateway on mains with a battery behind it.</summary>
[TestClass]
public class PowerWatchTests
{
    [TestMethod]
    public void Mains_that_goes_is_told_after_two_seconds_and_a_blink_is_not()
    {
        var heard = new Heard();
        var power = new PowerWatch("gateway", false, heard);
        power.MainsLevel(true, 0);
        power.Turn(2000);
        Assert.AreEqual("power gateway mains -1 @0", heard.Said());
        power.MainsLevel(false, 10000);
        power.MainsLevel(true, 10800);
        power.Turn(20000);
        Assert.AreEqual(string.Empty, heard.Said());
        power.MainsLevel(false, 30000);
        power.Turn(32000);
        Assert.AreEqual("power gateway battery -1 @30000", heard.Said());
        Assert.IsFalse(power.Mains);
    }

    [TestMethod]
    public void The_heartbeat_says_what_is_known_of_mains_and_battery_and_nothing_else()
    {
        var power = new PowerWatch("gateway", true, new Heard());
        power.Reading(4000, 0, 0, 0);
        power.MainsLevel(false, 0);
        power.Turn(1999);
        Assert.AreEqual("{}", Heartbeat(power), "not known before it has settled");
        power.Turn(2000);
        Assert.AreEqual("{\"mains\":false,\"batt\":81}", Heartbeat(power));
        power.MainsLevel(true, 5000);
        power.Turn(7000);
        for (var at = 8000; at < 12000; at += 1000)
        {
            power.Reading(0, 0, 0, at);
        }

        Assert.AreEqual("{\"mains\":true}", Heartbeat(power), "a battery that cannot be read has no level");
    }

    [TestMethod]
    public void A_battery_that_empties_is_told_in_steps_of_five()
    {
        var heard = new Heard();
        var power = OnBattery(heard);
        long at = 10000;
        for (var millivolts = 4180; millivolts >= 3300; millivolts--)
        {
            for (var i = 0; i < 10; i++)
            {
                power.Reading(millivolts, 0, 0, at += 1000);
            }
        }

        Assert.IsTrue(heard.Count >= 18 && heard.Count <= 24, heard.Count + " records from full to empty");
        Assert.IsTrue(power.Battery <= 5);
    }

    [TestMethod]
    public void A_radio_that_pulls_the_voltage_down_for_a_moment_empties_nothing()
    {
        var heard = new Heard();
        var power = OnBattery(heard);
        long at = 10000;
        for (var i = 0; i < 1000; i++)
        {
            power.Reading(i % 10 == 9 ? 3780 : 3830, 0, 0, at += 10000);
        }

        Assert.IsTrue(OnlyRegular(heard, at), "the first, and one an hour");
    }

    [TestMethod]
    public void On_mains_the_state_is_told_daily_and_on_battery_hourly()
    {
        var heard = new Heard();
        var power = new PowerWatch("gateway", false, heard);
        power.MainsLevel(true, 0);
        long at = 2000;
        while (at < 49L * 3600 * 1000)
        {
            at = power.Turn(at);
        }

        Assert.AreEqual(3, heard.Count);
        heard.Said();
        var end = 60L * 3600 * 1000;
        power.MainsLevel(false, 50L * 3600 * 1000);
        at = (50L * 3600 * 1000) + 2000;
        while (at < end + 5000)
        {
            at = power.Turn(at);
        }

        Assert.AreEqual(11, heard.Count);
    }

    [TestMethod]
    public void A_battery_that_cannot_be_is_told_and_comes_back()
    {
        var heard = new Heard();
        var power = OnBattery(heard);
        long at = 10000;
        power.Reading(4000, 0, 0, at += 10000);
        Assert.AreEqual("power gateway battery 81 @20000", heard.Said());
        for (var i = 0; i < 5; i++)
        {
            power.Reading(80, 0, 0, at += 10000);
        }

        Assert.AreEqual("sensor gateway bad implausible @50000; power gateway battery -1 @50000", heard.Said());
        for (var i = 0; i < 3; i++)
        {
            power.Reading(3800, 0, 0, at += 10000);
        }

        Assert.AreEqual("sensor gateway ok back @100000; power gateway battery 50 @100000", heard.Said());
    }

    [DataRow(3000, 0)]
    [DataRow(3300, 0)]
    [DataRow(3600, 10)]
    [DataRow(3800, 50)]
    [DataRow(3825, 55)]
    [DataRow(4180, 100)]
    [DataRow(4300, 100)]
    public void The_curve_goes_from_empty_to_full(int millivolts, int percent) => Assert.AreEqual(percent, new BatteryGauge().Percent(millivolts));

    private static string Heartbeat(PowerWatch power)
    {
        var json = new JsonWriter();
        json.Reset(new byte[100], 0, 100);
        json.BeginObject();
        power.Tell(json);
        json.EndObject();
        return Text.Of(json.ToArray());
    }

    private static PowerWatch OnBattery(Heard heard)
    {
        var power = new PowerWatch("gateway", true, heard);
        power.MainsLevel(false, 0);
        power.Turn(2000);
        heard.Said();
        return power;
    }

    private static bool OnlyRegular(Heard heard, long at) => heard.Count <= 1 + ((at - 10000) / 3600000) + 1;
}
