using Hjemvakt.Gateway.Alarms;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Gateway.Sensing;
using Hjemvakt.Gateway.Sensing.Contacts;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Contacts;

/// <summary>Smoke and CO alarms with a relay or an interconnect line.</summary>
[TestClass]
public class HazardAlarmTests
{
    private const int Second = 1000;
    private const int Minute = 60 * Second;
    private const int Hour = 60 * Minute;

    [TestMethod]
    public void It_is_told_at_once_and_its_end_when_it_has_been_quiet_for_half_a_minute()
    {
        var heard = new Heard();
        var alarm = new HazardAlarm("hall-smoke", SensorKind.Smoke, heard);
        alarm.Edge(false, 0);
        alarm.Turn(40);
        Assert.AreEqual(string.Empty, heard.Said(), "a quiet one has nothing to say");

        alarm.Edge(true, 1000);
        alarm.Turn(1040);
        Assert.AreEqual("hazard hall-smoke smoke on @1000", heard.Said());

        alarm.Edge(false, 5000);
        Assert.AreEqual(35000L, alarm.Turn(5040));
        alarm.Turn(34999);
        Assert.AreEqual(string.Empty, heard.Said());
        alarm.Turn(35000);
        Assert.AreEqual("hazard hall-smoke smoke off @5000", heard.Said());
    }

    [TestMethod]
    public void One_that_sounds_when_the_gateway_starts_is_told()
    {
        var heard = new Heard();
        var alarm = new HazardAlarm("bedroom-co", SensorKind.Co, heard);
        alarm.Edge(true, 10);
        alarm.Turn(50);
        Assert.AreEqual("hazard bedroom-co co on @10", heard.Said());
    }

    // The patterns of smoke (three of half a second, a second and a half) and of CO (four of a tenth, five seconds).
    [DataRow(500, 3, 1500)]
    [DataRow(100, 4, 5000)]
    public void A_line_that_pulses_with_the_horn_for_an_hour_is_one_alarm(int pulseMs, int pulses, int pauseMs)
    {
        var heard = new Heard();
        var alarm = new HazardAlarm("hall-smoke", SensorKind.Smoke, heard);
        long at = 0;
        while (at < Hour)
        {
            for (var i = 0; i < pulses; i++)
            {
                alarm.Edge(true, at);
                alarm.Edge(false, at + pulseMs);
                at += 2 * pulseMs;
            }

            at += pauseMs - pulseMs;
        }

        Assert.AreEqual("hazard hall-smoke smoke on @0", heard.Said());
        Assert.IsNull(alarm.Fault);
        alarm.Turn(at + Minute);
        Assert.IsTrue(heard.Said().StartsWith("hazard hall-smoke smoke off @"));
    }

    [DataRow(40000)]
    [DataRow(65000)]
    public void A_loose_one_is_told_as_such_and_alarms_all_the_same_at_most_once_a_minute(int periodMs)
    {
        var heard = new Heard();
        var alarm = new HazardAlarm("hall-smoke", SensorKind.Smoke, heard);
        var active = true;
        for (long at = 0; at < 4 * Hour; at += periodMs)
        {
            alarm.Edge(active, at);
            active = !active;
        }

        Assert.AreEqual("chattering", alarm.Fault);
        Assert.IsTrue(heard.Count >= 8 && heard.Count <= 4 * 60 * 2, heard.Count + " records in four hours");
        Assert.IsTrue(heard.Said().Contains("sensor hall-smoke bad chattering @"));

        // It has come to rest, and then there is smoke.
        alarm.Edge(false, 4 * Hour);
        alarm.Turn(4 * Hour + (2 * Minute));
        heard.Said();
        alarm.Edge(true, 4 * Hour + (3 * Minute));
        alarm.Turn(4 * Hour + (3 * Minute) + 40);
        Assert.AreEqual("hazard hall-smoke smoke on @" + (4 * Hour + (3 * Minute)), heard.Said());
    }

    [TestMethod]
    public void One_that_never_stops_is_told_as_stuck_and_as_back_when_it_has_stopped()
    {
        var heard = new Heard();
        var alarm = new HazardAlarm("hall-smoke", SensorKind.Smoke, heard);
        alarm.Edge(true, 0);
        alarm.Turn(40);
        alarm.Turn(5 * Hour);
        Assert.AreEqual("stuck", alarm.Fault);
        heard.Said();
        alarm.Edge(false, 6 * Hour);
        alarm.Turn(6 * Hour + (2 * Minute));
        Assert.IsNull(alarm.Fault);
        Assert.IsTrue(heard.Said().Contains("hazard hall-smoke smoke off @" + (6 * Hour)));
    }

    [TestMethod]
    public void It_is_an_alarm_in_safe_mode_too_and_no_press_takes_it_back()
    {
        var board = new TestBoard();
        board.Time.UptimeMs = 0;
        var outbox = Drive.Outbox(board.Flash, board.Time);
        var alarms = new AlarmService(outbox, new FeedbackController(board, board));
        PointSettings[] points = [new PointSettings("hall-smoke", SensorKind.Smoke, 21)];
        var inputs = new PointInputs(points, board.Time, board);
        var sensors = new HomeSensors(points, board.Time, board, inputs, outbox, alarms, true);

        inputs.Level("hall-smoke", true);
        sensors.Turn(Second);

        Assert.AreEqual("[{\"s\":1,\"b\":1,\"u\":0,\"k\":\"hazard\",\"p\":\"hall-smoke\",\"what\":\"smoke\",\"on\":true}]", Drive.FirstMessage(outbox.Alarm));
        Assert.IsTrue(alarms.Waiting, "the lamp shows that it is on its way");
        Assert.IsFalse(alarms.CanCancel(2 * Second));

        board.Time.UptimeMs = 3 * Second;
        inputs.Level("hall-smoke", false);
        sensors.Turn(40 * Second);
        Assert.AreEqual(2L, outbox.Alarm.Last);
    }

    [TestMethod]
    public void The_last_places_of_the_alarm_store_are_for_people()
    {
        var board = new TestBoard();
        var outbox = Drive.Outbox(board.Flash, board.Time);
        var alarms = new AlarmService(outbox, new FeedbackController(board, board));
        for (var i = 0; i < 600; i++)
        {
            alarms.Hazard("hall-smoke", SensorKind.Smoke, i % 2 == 0, i * Minute);
        }

        Assert.AreEqual(AlarmService.KeptForPeople, outbox.Alarm.Free);
    }
}
