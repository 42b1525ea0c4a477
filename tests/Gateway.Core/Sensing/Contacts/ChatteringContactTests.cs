using Hjemvakt.Gateway.Alarms;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Gateway.Sensing;
using Hjemvakt.Gateway.Sensing.Contacts;
using Hjemvakt.Gateway.Sensing.Power;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Contacts;

/// <summary>What is loose changes without end, at some period or other. People change things too, and are believed.</summary>
[TestClass]
public class ChatteringContactTests
{
    private const int Second = 1000;
    private const int Minute = 60 * Second;
    private const int Hour = 60 * Minute;

    [DataRow(20)]
    [DataRow(50)]
    [DataRow(300)]
    [DataRow(1000)]
    [DataRow(3000)]
    [DataRow(10000)]
    public void A_reed_that_swings_at_any_period_is_told_once_and_fills_nothing(int periodMs)
    {
        var heard = new Heard();
        var door = Door(heard);
        Swing(door, periodMs, 0, Hour);

        Assert.IsTrue(heard.Doors <= 70, heard.Doors + " records in an hour");
        var said = heard.Said();
        Assert.IsTrue(said.StartsWith("sensor front-door bad chattering @"), said);
        Assert.AreEqual(-1, said.IndexOf(';'), said);
        Assert.AreEqual("chattering", door.Fault);
    }

    [TestMethod]
    public void A_reed_that_swings_every_forty_seconds_is_found_within_half_a_day()
    {
        var heard = new Heard();
        Swing(Door(heard), 40 * Second, 0, 24 * Hour);

        Assert.IsTrue(heard.Doors <= 600, heard.Doors + " records in a day");
        Assert.IsTrue(heard.Said().StartsWith("sensor front-door bad chattering @"));
    }

    [TestMethod]
    public void A_birthday_is_told_to_the_last_guest()
    {
        var heard = new Heard();
        var door = Door(heard);
        var at = 0;
        var passes = 0;

        // Fifteen come within a quarter of an hour, then one a minute goes in or out for five hours.
        for (; passes < 15; passes++)
        {
            at = Pass(door, at, Minute);
        }

        for (; passes < 15 + 150; passes++)
        {
            at = Pass(door, at, 2 * Minute);
        }

        Assert.AreEqual(string.Empty, heard.Said());
        Assert.IsTrue(heard.Doors >= passes * 2, heard.Doors + " records of " + passes + " passes");
    }

    [TestMethod]
    public void A_door_is_believed_again_after_ten_minutes_of_calm_and_says_how_it_stands_and_the_second_time_after_twenty()
    {
        var heard = new Heard();
        var door = Door(heard);
        Swing(door, 300, 0, Minute);
        heard.Said();
        var told = heard.Doors;
        door.Edge(true, Minute);
        door.Turn(Minute + 50);
        var due = door.Turn(Minute + 60);
        Assert.AreEqual(11L * Minute, due);
        door.Turn(due);
        Assert.AreEqual("sensor front-door ok back @660000", heard.Said());
        Assert.AreEqual(told + 1, heard.Doors);

        Swing(door, 300, 12 * Minute, 13 * Minute);
        Assert.IsTrue(heard.Said().StartsWith("sensor front-door bad chattering @"));
        door.Edge(false, 13 * Minute);
        door.Turn((13 * Minute) + 50);
        door.Turn(24 * Minute);
        Assert.AreEqual(string.Empty, heard.Said(), "ten minutes are not enough any more");
        door.Turn(33 * Minute);
        Assert.AreEqual("sensor front-door ok back @1980000", heard.Said());
    }

    [DataRow(20)]
    [DataRow(50)]
    [DataRow(300)]
    [DataRow(1000)]
    [DataRow(3000)]
    [DataRow(20000)]
    public void A_motion_sensor_that_never_pauses_is_told_and_then_sees_nobody(int periodMs)
    {
        var heard = new Heard();
        var motion = new MotionSensor("hall", MotionSensor.UsualHoldMs, heard);
        Swing(motion, periodMs, 0, 5 * Hour);

        Assert.IsNotNull(motion.Fault);
        Assert.IsTrue(heard.Count <= (4 * 360) + 4, heard.Count + " records");
        var said = heard.Said();
        Assert.IsTrue(said.Contains("sensor hall bad "), said);
        Swing(motion, periodMs, 5 * Hour, 6 * Hour);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void Somebody_who_cooks_and_washes_up_all_morning_is_believed_all_morning()
    {
        var heard = new Heard();
        var motion = new MotionSensor("kitchen", MotionSensor.UsualHoldMs, heard);
        for (long at = 0; at < 6L * Hour; at += 25 * Minute)
        {
            // Twenty-four minutes before a quick sensor, which changes twice a second for ten seconds of each twenty; then a minute at the table.
            for (long busy = at; busy < at + (24 * Minute); busy += 20 * Second)
            {
                Swing(motion, 500, busy, busy + (10 * Second));
            }

            motion.Edge(false, at + (24 * Minute));
            motion.Turn(at + (25 * Minute) - 1);
        }

        Assert.IsNull(motion.Fault);
        Assert.IsFalse(heard.Said().Contains("sensor"));
    }

    [DataRow(20)]
    [DataRow(50)]
    [DataRow(300)]
    [DataRow(1000)]
    [DataRow(3000)]
    public void A_mat_with_a_loose_wire_is_told_within_five_minutes_and_then_says_nothing(int periodMs)
    {
        var heard = new Heard();
        var mat = new OccupancyContact("chair", OccupancyContact.UsualOnMs, OccupancyContact.UsualOffMs, heard);
        Swing(mat, periodMs, 0, 5 * Minute);
        Assert.IsTrue(heard.Said().Contains("sensor chair bad chattering @"));
        Swing(mat, periodMs, 5 * Minute, 3 * Hour);
        Assert.AreEqual(string.Empty, heard.Said(), "not even that somebody is there");
    }

    [TestMethod]
    public void Who_sleeps_badly_for_a_whole_night_is_believed()
    {
        var heard = new Heard();
        var bed = new OccupancyContact("bed", OccupancyContact.UsualOnMs, OccupancyContact.UsualOffMs, heard);
        bed.Edge(true, 0);
        for (var at = Minute; at < 8 * Hour; at += 10 * Minute)
        {
            Swing(bed, 2 * Second, at, at + (40 * Second));
            bed.Edge(true, at + (40 * Second));
            bed.Turn(at + Minute);
        }

        Assert.IsFalse(heard.Said().Contains("sensor"));
    }

    [DataRow(50)]
    [DataRow(300)]
    [DataRow(1000)]
    [DataRow(3000)]
    public void A_loose_help_button_is_told_calls_and_is_never_silenced(int periodMs)
    {
        var clock = new FakeClock();
        var board = new TestBoard();
        var outbox = Drive.Outbox(new FlashStore(), clock);
        PointSettings[] points = [new PointSettings("button", SensorKind.Help, 4)];
        var inputs = new PointInputs(points, clock, board);
        var sensors = new HomeSensors(points, clock, board, inputs, outbox, new AlarmService(outbox, new FeedbackController(board, board)), false);
        for (clock.UptimeMs = 0; clock.UptimeMs < 20 * Minute; clock.UptimeMs += periodMs)
        {
            inputs.Level("button", (clock.UptimeMs / periodMs) % 2 == 1);
            sensors.Turn(clock.UptimeMs);
        }

        inputs.Level("button", false);
        sensors.Turn(clock.UptimeMs += 61 * Second);
        var calls = outbox.Alarm.Last;
        Assert.AreEqual("chattering", sensors.FaultAt(0));
        Assert.IsTrue(calls >= 1 && calls <= 60, calls + " alarms in twenty minutes");

        // Somebody presses a minute after it has come to rest, and is heard.
        inputs.Level("button", true);
        sensors.Turn(clock.UptimeMs += 100);
        sensors.Turn(clock.UptimeMs += 100);
        Assert.AreEqual(calls + 1, outbox.Alarm.Last);
    }

    [TestMethod]
    public void A_loop_that_breaks_and_mends_without_end_is_a_handful_of_alarms()
    {
        var heard = new Heard();
        Swing(new TamperContact("front-door", heard), 6 * Second, 0, 2 * Hour);
        Assert.IsTrue(heard.Count >= 1 && heard.Count <= 10, heard.Count + " alarms in two hours");
    }

    [TestMethod]
    public void A_loose_plug_is_not_told_each_time_and_its_end_is()
    {
        var heard = new Heard();
        var power = new PowerWatch("gateway", false, heard);
        for (var at = 0; at < Hour; at += 3 * Second)
        {
            power.MainsLevel(at / (3 * Second) % 2 == 0, at);
            power.Turn(at + (2 * Second));
        }

        Assert.IsTrue(heard.Count <= 90, heard.Count + " records in an hour");
        heard.Said();
        power.MainsLevel(false, Hour);
        power.Turn(Hour + (2 * Second));
        power.Turn(Hour + (2 * Minute));
        Assert.IsTrue(heard.Said().Contains("power gateway battery"));
    }

    private static DoorContact Door(Heard heard) => new DoorContact("front-door", heard);

    private static int Pass(DoorContact door, int at, int everyMs)
    {
        door.Edge(true, at);
        door.Turn(at + 100);
        door.Edge(false, at + (8 * Second));
        door.Turn(at + (8 * Second) + 100);
        return at + everyMs;
    }

    private static void Swing(ContactSensor contact, int everyMs, long from, long to)
    {
        var active = true;
        for (var at = from; at < to; at += everyMs)
        {
            contact.Edge(active, at);
            active = !active;
        }

        contact.Turn(to);
    }
}
