using Hjemvakt.Gateway.Alarms;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Sensing.Radar;
using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Sensing;
using Hjemvakt.Gateway.Sensing.Contacts;
using Hjemvakt.Gateway.Sensing.Health;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing;

/// <summary>What the board hands in becomes records, whatever kind of sensor is behind it.</summary>
[TestClass]
public class HomeSensorsTests
{
    private const string Fallen = "01000000010E02F301FE";
    private const int Standing = 0;
    private const int Lying = 1;

    private static TestBoard s_board = new TestBoard();
    private static RecordOutbox? s_outbox;
    private static PointInputs? s_inputs;
    private static HomeSensors? s_sensors;

    [TestMethod]
    public void Bytes_of_a_radar_become_a_fall_in_the_turn_that_finds_them()
    {
        Home([RadarPoint.Of(RadarModel.Ld6002c, 240, 60, 10, PointSettings.NotTold)], false);
        s_board.Line.Says(Fallen);
        s_sensors!.Turn(5000);
        Assert.AreEqual(1L, s_outbox!.Alarm.Last);
        Assert.Contains("\"k\":\"fall\",\"p\":\"bathroom-radar\",\"src\":\"radar\",\"conf\":75", Drive.FirstMessage(s_outbox.Alarm));
    }

    [TestMethod]
    public void A_line_that_gives_as_much_as_fits_is_asked_again_at_once()
    {
        Home([RadarPoint.Of(RadarModel.Ld6002c, 240, 60, 10, PointSettings.NotTold)], false);
        var much = string.Empty;
        for (var i = 0; i < 256; i++)
        {
            much += "AA";
        }

        s_board.Line.Says(much);
        Assert.AreEqual(5000L, s_sensors!.Turn(5000));
        Assert.IsTrue(s_sensors.Turn(5000) > 5000);
    }

    [TestMethod]
    public void Samples_of_a_pendant_become_a_fall_however_they_are_cut_into_blocks()
    {
        Home([new PointSettings("pendant", SensorKind.Wearable, -1)], false);
        var wearer = new WearerOfBlocks();
        wearer.Hand(150, Standing);
        wearer.Falls();
        wearer.Hand(250, Lying);
        Assert.AreEqual(1L, s_outbox!.Alarm.Last);
        Assert.Contains("\"k\":\"fall\",\"p\":\"pendant\",\"src\":\"wearable\"", Drive.FirstMessage(s_outbox.Alarm));
    }

    [TestMethod]
    public void What_the_loop_was_kept_from_for_too_long_is_dropped_and_no_fall_is_made_of_the_hole()
    {
        Home([new PointSettings("pendant", SensorKind.Wearable, -1)], false);
        var wearer = new WearerOfBlocks();
        wearer.Hand(150, Standing);
        wearer.Falls();

        // The impact is in what is dropped: nine seconds of samples come in one turn.
        wearer.HandUnread(450, Lying);
        wearer.Hand(250, Lying);
        Assert.AreEqual(0L, s_outbox!.Alarm.Last);
    }

    [TestMethod]
    public void A_pendant_that_says_nothing_for_ten_minutes_is_told_as_absent_and_then_as_back()
    {
        Home([new PointSettings("pendant", SensorKind.Wearable, -1)], false);
        Assert.AreEqual(SensorFault.NotTested, s_sensors!.FaultAt(0));
        var due = s_sensors.Turn(1000);
        Assert.AreEqual(10 * 60 * 1000L, due);
        s_sensors.Turn(due);
        Assert.AreEqual(SensorFault.Absent, s_sensors.FaultAt(0));
        new WearerOfBlocks().Hand(25, Standing);
        Assert.IsNull(s_sensors.FaultAt(0));
    }

    [TestMethod]
    public void Of_several_readings_that_wait_the_latest_is_taken()
    {
        Home([new PointSettings("air", SensorKind.Env, -1)], false);
        s_inputs!.Reading("air", 1900, 4000, 101300);
        s_inputs.Reading("air", 2150, 4100, 101310);
        s_sensors!.Turn(1000);
        s_outbox!.Turn(60000);
        Assert.Contains("\"temp\":21.5,\"rh\":41.0,\"hpa\":1013.1", Drive.FirstMessage(s_outbox.Routine));
        Assert.AreEqual(1L, s_outbox.Routine.Last);
    }

    [TestMethod]
    public void A_supervised_loop_that_is_cut_is_an_alarm()
    {
        var numbers = PointSettings.Untold();
        numbers[PointSettings.Adc] = 0;
        Home([new PointSettings("front-door", SensorKind.Door, "hall", string.Empty, numbers)], false);
        s_inputs!.Level("front-door", (int)LoopLevel.Closed);
        s_sensors!.Turn(1000);
        s_board.Time.UptimeMs = 2000;
        s_inputs.Level("front-door", (int)LoopLevel.Tampered);
        s_sensors.Turn(2000);
        s_sensors.Turn(3000);
        Assert.AreEqual(1L, s_outbox!.Alarm.Last);
        Assert.Contains("\"k\":\"tamper\",\"p\":\"front-door\"", Drive.FirstMessage(s_outbox.Alarm));
    }

    [TestMethod]
    public void In_safe_mode_only_what_a_person_calls_with_is_listened_to()
    {
        Home([new PointSettings("button", SensorKind.Help, 4), new PointSettings("cord", SensorKind.Cord, 5), new PointSettings("door", SensorKind.Door, 6), RadarPoint.Of(RadarModel.C1001, 240, 60, 2, 15)], true);
        s_inputs!.Level("door", true);
        s_inputs.Level("cord", true);
        s_sensors!.Turn(1000);
        s_outbox!.Turn(60000);
        Assert.AreEqual(1L, s_outbox.Alarm.Last);
        Assert.AreEqual(0L, s_outbox.Routine.Last);
        Assert.AreEqual(4, s_sensors.Count);
        Assert.IsNull(s_sensors.FaultAt(1));
        Assert.AreEqual("door", s_sensors.IdAt(2));
        Assert.AreEqual(SensorFault.NotTested, s_sensors.FaultAt(2));
        Assert.AreEqual(SensorFault.NotTested, s_sensors.FaultAt(3));
    }

    private static void Home(PointSettings[] points, bool helpOnly)
    {
        s_board = new TestBoard();
        s_board.Time.UptimeMs = 0;
        s_outbox = Drive.Outbox(s_board.Flash, s_board.Time);
        s_inputs = new PointInputs(points, s_board.Time, s_board);
        s_sensors = new HomeSensors(points, s_board.Time, s_board, s_inputs, s_outbox, new AlarmService(s_outbox, new FeedbackController(s_board, s_board)), helpOnly);
    }

    /// <summary>Hands in samples as a radio would, in blocks that are not whole samples' worth of anything in particular.</summary>
    private sealed class WearerOfBlocks
    {
        private readonly byte[] _block = new byte[600];
        private int _filled;

        public void Hand(int samples, int posture)
        {
            for (var i = 0; i < samples; i++)
            {
                Put(posture == Lying ? 980 : 10, 20, posture == Lying ? 100 : 1000);
                Flush(10 + (i % 7));
            }

            Flush(1);
            s_sensors!.Turn(s_board.Time.UptimeMs);
        }

        public void HandUnread(int samples, int posture)
        {
            for (var i = 0; i < samples; i++)
            {
                Put(posture == Lying ? 980 : 10, 20, posture == Lying ? 100 : 1000);
                if (_filled >= 150)
                {
                    s_inputs!.Samples("pendant", _block, 0, _filled);
                    _filled = 0;
                }
            }
        }

        public void Falls()
        {
            for (var i = 0; i < 20; i++)
            {
                Put(80, -60, 150);
            }

            for (var i = 0; i < 3; i++)
            {
                Put(3200, 900, 1800);
            }
        }

        private void Put(int x, int y, int z)
        {
            s_board.Time.UptimeMs += 20;
            PutAxis(x);
            PutAxis(y);
            PutAxis(z);
        }

        private void PutAxis(int mg)
        {
            _block[_filled++] = (byte)mg;
            _block[_filled++] = (byte)(mg >> 8);
        }

        private void Flush(int atLeast)
        {
            if (_filled >= atLeast * PointInputs.SampleBytes)
            {
                s_inputs!.Samples("pendant", _block, 0, _filled);
                _filled = 0;
                s_sensors!.Turn(s_board.Time.UptimeMs);
            }
        }
    }
}
