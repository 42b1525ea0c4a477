using Hjemvakt.Gateway.Sensing.Air;
using Hjemvakt.Gateway.Sensing.Health;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Air;

/// <summary>A BME280 in the living room, read every half minute.</summary>
[TestClass]
public class EnvironmentSensorTests
{
    [TestMethod]
    public void The_first_reading_is_sent_and_then_what_has_changed_enough()
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        sensor.Reading(2144, 4012, 101325, 30000);
        sensor.Reading(2173, 4211, 101424, 60000);
        Assert.AreEqual("env living-room 214 401 10133 @30000", heard.Said(), "0.29 °C, 1.99 % and 0.99 hPa are not enough");
        sensor.Reading(2174, 4211, 101424, 90000);
        Assert.AreEqual("env living-room 217 421 10142 @90000", heard.Said());
        sensor.Reading(2174, 4411, 101424, 120000);
        Assert.AreEqual("env living-room 217 441 10142 @120000", heard.Said());
        sensor.Reading(2174, 4411, 101324, 150000);
        Assert.AreEqual("env living-room 217 441 10132 @150000", heard.Said());
    }

    [TestMethod]
    public void A_slow_drift_is_not_missed_because_each_step_is_small()
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        for (var i = 0; i < 20; i++)
        {
            sensor.Reading(2100 - (i * 10), 4000, 101325 + (i % 2), (i + 1) * 30000);
        }

        Assert.AreEqual(7, heard.Count, "at the start and at each third of a degree");
    }

    [TestMethod]
    public void Without_a_change_something_is_sent_every_quarter_of_an_hour()
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        for (var i = 0; i <= 60 * 2; i++)
        {
            sensor.Reading(2144, 4012, 101325 + (i % 3), i * 30000);
        }

        Assert.AreEqual(5, heard.Count, "in an hour: at 0, 15, 30, 45 and 60 minutes");
    }

    [TestMethod]
    public void What_a_sensor_does_not_measure_is_left_out()
    {
        var heard = new Heard();
        Sensor(heard).Reading(-55, EnvironmentValue.None, EnvironmentValue.None, 30000);
        Assert.AreEqual("env living-room -6 - - @30000", heard.Said());
    }

    [TestMethod]
    public void A_sensor_that_does_not_answer_is_told_and_is_back_after_three_readings()
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        sensor.Reading(2144, 4012, 101325, 30000);
        heard.Said();
        for (var at = 60000; at <= 600000; at += 30000)
        {
            sensor.Turn(at);
        }

        Assert.AreEqual("sensor living-room bad absent @180000", heard.Said());
        sensor.Reading(2150, 4012, 101325, 630000);
        sensor.Reading(2150, 4012, 101326, 660000);
        Assert.AreEqual(string.Empty, heard.Said());
        sensor.Reading(2150, 4012, 101325, 690000);
        Assert.AreEqual("sensor living-room ok back @690000; env living-room 215 401 10133 @690000", heard.Said());
    }

    [TestMethod]
    public void A_sensor_of_which_nothing_is_heard_at_all_is_absent_too()
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        Assert.AreEqual(150000L, sensor.Turn(0));
        Assert.AreEqual(long.MaxValue, sensor.Turn(150000));
        Assert.AreEqual("sensor living-room bad absent @150000", heard.Said());
    }

    [TestMethod]
    public void A_sensor_that_says_the_same_to_the_last_bit_for_an_hour_is_frozen_and_is_not_believed()
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        long at = 0;
        for (; at <= 3 * 3600 * 1000; at += 30000)
        {
            sensor.Reading(2144, 4012, 101325, at);
        }

        Assert.AreEqual(
            "env living-room 214 401 10133 @0; env living-room 214 401 10133 @900000; env living-room 214 401 10133 @1800000;"
            + " env living-room 214 401 10133 @2700000; sensor living-room bad frozen @3600000",
            heard.Said());

        // Somebody has pulled its plug and put it back.
        for (var i = 0; i < 3; i++)
        {
            sensor.Reading(1890 + i, 4511, 101190, at += 30000);
        }

        Assert.IsTrue(heard.Said().Contains("sensor living-room ok back"));
        Assert.IsNull(sensor.Fault);
    }

    [TestMethod]
    public void One_disturbed_reading_is_not_believed_and_not_held_against_the_sensor()
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        sensor.Reading(2144, 4012, 101325, 30000);
        sensor.Reading(-14000, 0, 0, 60000);
        sensor.Reading(2144, 4012, 101326, 90000);
        sensor.Reading(5144, 4012, 101325, 120000);
        sensor.Reading(2144, 4012, 101326, 150000);
        sensor.Reading(2144, 4012, 101325, 180000);
        Assert.AreEqual("env living-room 214 401 10133 @30000", heard.Said());
    }

    [TestMethod]
    public void A_leap_that_stays_is_believed_with_the_second_reading()
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        sensor.Reading(2144, 4012, 101325, 30000);
        sensor.Reading(800, 4012, 101325, 60000);
        sensor.Reading(795, 4012, 101326, 90000);
        Assert.AreEqual("env living-room 214 401 10133 @30000; env living-room 80 401 10133 @90000", heard.Said());
    }

    [DataRow(8600, 4000, 101325)]
    [DataRow(-4100, 4000, 101325)]
    [DataRow(2100, 0, 101325)]
    [DataRow(2100, 12000, 101325)]
    [DataRow(2100, 4000, 30000)]
    [DataRow(2100, 4000, 110000)]
    [DataRow(EnvironmentValue.None, EnvironmentValue.None, EnvironmentValue.None)]
    public void Values_that_cannot_be_three_times_running_are_told(int temperature, int humidity, int pressure)
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        for (var i = 1; i <= 10; i++)
        {
            sensor.Reading(temperature, humidity, pressure, i * 30000);
        }

        Assert.AreEqual("sensor living-room bad implausible @90000", heard.Said());
        for (var i = 11; i <= 32; i++)
        {
            sensor.Reading(2144, 4012, 101325 + i, i * 30000);
        }

        // Not before it has been good for nearly all of the last ten minutes.
        Assert.AreEqual("sensor living-room ok back @900000; env living-room 214 401 10136 @900000", heard.Said());
    }

    [TestMethod]
    public void Readings_that_jump_about_within_what_can_be_are_not_believed_either()
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        sensor.Reading(2144, 4012, 101325, 30000);
        for (var i = 2; i <= 20; i++)
        {
            sensor.Reading(i % 2 == 0 ? 4500 : -900, 4012, 101325, i * 30000);
        }

        Assert.AreEqual("env living-room 214 401 10133 @30000; sensor living-room bad implausible @120000", heard.Said());
    }

    [TestMethod]
    public void A_wire_on_which_every_other_reading_is_absurd_is_told_and_believed_again_when_it_is_mended()
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        var i = 1;
        for (; i <= 240; i++)
        {
            sensor.Reading(i % 2 == 0 ? -14400 : 2144 + (i % 3), 4012 + (i % 5), 101325 + (i % 7), i * 30000);
        }

        Assert.AreEqual("env living-room 215 401 10133 @30000; sensor living-room bad implausible @300000", heard.Said());
        for (; i <= 280; i++)
        {
            sensor.Reading(2144 + (i % 3), 4012 + (i % 5), 101325 + (i % 7), i * 30000);
        }

        Assert.IsTrue(heard.Said().StartsWith("sensor living-room ok back @"));
    }

    [TestMethod]
    public void One_absurd_reading_in_ten_is_left_out_and_not_held_against_the_sensor()
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        for (var i = 1; i <= 241; i++)
        {
            sensor.Reading(i % 10 == 0 ? -14400 : 2144 + (i % 3), 4012 + (i % 5), 101325 + (i % 7), i * 30000);
        }

        Assert.IsNull(sensor.Fault);
        Assert.IsFalse(heard.Said().Contains("-1440"));
    }

    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public void One_quantity_that_stands_still_for_three_hours_while_the_others_live_is_frozen(int still)
    {
        var heard = new Heard();
        var sensor = Sensor(heard);
        var i = 0;
        for (; i <= 8 * 120; i++)
        {
            sensor.Reading(still == 0 ? 2144 : 2144 + (i % 3), still == 1 ? 4012 : 4012 + (i % 5), still == 2 ? 101325 : 101325 + (i % 7), i * 30000);
        }

        Assert.AreEqual(SensorFault.Frozen, sensor.Fault);
        var said = heard.Said();
        Assert.IsTrue(said.EndsWith("sensor living-room bad frozen @10800000"), said);

        // Nothing it says is believed until all of it lives.
        for (var end = i + 3; i < end; i++)
        {
            sensor.Reading(2144 + (i % 3), 4012 + (i % 5), 101325 + (i % 7), i * 30000);
        }

        Assert.IsTrue(heard.Said().StartsWith("sensor living-room ok back @"));
        Assert.IsNull(sensor.Fault);
    }

    [DataRow(14, 10, 1)]
    [DataRow(15, 10, 2)]
    [DataRow(-14, 10, -1)]
    [DataRow(-15, 10, -2)]
    [DataRow(0, 10, 0)]
    public void Tenths_are_rounded_to_the_nearest(int value, int divisor, int rounded) => Assert.AreEqual(rounded, EnvironmentValue.Rounded(value, divisor));

    private static EnvironmentSensor Sensor(Heard heard) => new EnvironmentSensor("living-room", new EnvironmentSettings(), 0, heard);
}
