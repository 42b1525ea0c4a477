using Hjemvakt.Gateway.Sensing.Contacts;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Contacts;

/// <summary>A passive infrared sensor in the hall.</summary>
[TestClass]
public class MotionSensorTests
{
    [TestMethod]
    public void Motion_is_told_at_once_and_its_end_when_it_has_been_quiet_for_the_hold_time()
    {
        var heard = new Heard();
        var hall = Hall(heard);
        Quiet(hall, 0);
        hall.Edge(true, 5000);
        hall.Turn(5020);
        Assert.AreEqual("motion hall on @5000", heard.Said());
        hall.Edge(false, 8000);
        Assert.AreEqual(8020L, hall.Turn(8010), "the level must settle first");
        Assert.AreEqual(38000L, hall.Turn(8020));
        Assert.AreEqual(string.Empty, heard.Said());
        hall.Turn(38000);
        Assert.AreEqual("motion hall off @8000", heard.Said(), "dated to when it was last seen");
    }

    [TestMethod]
    public void Who_walks_up_and_down_all_day_gives_no_more_than_a_record_in_ten_seconds()
    {
        var heard = new Heard();
        var hall = Hall(heard);
        Quiet(hall, 0);
        for (var at = 1000; at < 3601000; at += 3000)
        {
            hall.Edge(true, at);
            hall.Turn(at + 500);
            hall.Edge(false, at + 1000);
            hall.Turn(at + 1500);
        }

        Assert.IsTrue(heard.Count <= 360 && heard.Count >= 290, heard.Count + " records in an hour");
        Assert.IsTrue(heard.Said().IndexOf("off") < 0, "it never stopped");
    }

    [TestMethod]
    public void A_beginning_after_an_end_is_told_even_within_ten_seconds()
    {
        var heard = new Heard();
        var hall = new MotionSensor("hall", 2000, heard);
        Quiet(hall, 0);
        hall.Edge(true, 5000);
        hall.Edge(false, 5500);
        hall.Turn(8000);
        hall.Edge(true, 9000);
        hall.Turn(9100);
        Assert.AreEqual("motion hall on @5000; motion hall off @5500; motion hall on @9000", heard.Said());
    }

    [TestMethod]
    public void What_happened_while_the_loop_was_held_up_is_told_in_order()
    {
        var heard = new Heard();
        var hall = Hall(heard);
        Quiet(hall, 0);
        hall.Edge(true, 5000);
        hall.Edge(false, 6000);
        hall.Edge(true, 60000);
        hall.Edge(false, 61000);
        hall.Turn(70000);
        Assert.AreEqual("motion hall on @5000; motion hall off @6000; motion hall on @60000", heard.Said());
    }

    [TestMethod]
    public void A_spike_on_the_wire_is_no_motion()
    {
        var heard = new Heard();
        var hall = Hall(heard);
        Quiet(hall, 0);
        hall.Edge(true, 5000);
        hall.Edge(false, 5005);
        hall.Turn(60000);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void A_sensor_that_sees_motion_for_four_hours_without_a_pause_is_stuck()
    {
        var heard = new Heard();
        var hall = Hall(heard);
        Quiet(hall, 0);
        hall.Edge(true, 5000);
        long at = 5020;
        while (at < 20000000)
        {
            at = hall.Turn(at);
        }

        Assert.AreEqual("motion hall on @5000; sensor hall bad stuck @14405020; motion hall off @14405020", heard.Said());
        hall.Edge(false, 20000000);
        Assert.AreEqual(20030000L, hall.Turn(20000020));
        Assert.AreEqual(string.Empty, heard.Said(), "a moment's pause is no pause");
        hall.Turn(20030000);
        Assert.AreEqual("sensor hall ok back @20030000", heard.Said());
    }

    private static MotionSensor Hall(Heard heard) => new MotionSensor("hall", 30000, heard);

    private static void Quiet(MotionSensor sensor, long at)
    {
        sensor.Edge(false, at);
        sensor.Turn(at + 100);
    }
}
