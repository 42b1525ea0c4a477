using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Sensing.Radar;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Radar;

/// <summary>A C1001 or MR60FDA1 under the ceiling.</summary>
[TestClass]
public class SyRadarTests
{
    // As five independent public programs ask for it.
    private const string AskMode = "535902A800010F665443";
    private const int Mode = 0;
    private const int Switch = 1;

    [DataRow(0x81)]
    [DataRow(0x01)]
    public void A_fall_is_told_whether_asked_for_or_reported(int command)
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, SyFrame.Falling, command, 1, 1, 5000);
        Receive(radar, SyFrame.Falling, command, 1, 1, 6000);
        Assert.AreEqual("fall bathroom-radar radar 75 @5000", heard.Said());
    }

    [TestMethod]
    public void Our_own_question_from_a_crossed_wire_is_no_fall()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, SyFrame.Falling, SyFrame.FallState | SyFrame.Question, 1, SyFrame.Ask, 5000);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void Presence_is_told_when_it_changes()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, SyFrame.Person, SyFrame.Presence, 1, 1, 1000);
        Receive(radar, SyFrame.Person, SyFrame.Presence, 1, 1, 2000);
        Receive(radar, SyFrame.Person, SyFrame.Presence, 1, 0, 6000);
        Assert.AreEqual(
            "presence bathroom-radar on @1000; presence bathroom-radar off @6000",
            heard.Said());
    }

    [TestMethod]
    public void It_is_asked_all_the_time_so_that_a_lost_report_is_made_good()
    {
        var port = new FakeRadarPort();
        var radar = Radar(new Heard(), port);
        var askedForFalls = 0;
        long at = 0;
        while (at < 40000)
        {
            var sent = port.Count;
            at = radar.Turn(at);
            askedForFalls += port.Count > sent && port.Last == "5359838100010FC05443" ? 1 : 0;
        }

        Assert.IsTrue(askedForFalls >= 5, askedForFalls + " times in 28 s");
    }

    [TestMethod]
    public void The_work_mode_is_asked_for_by_the_makers_own_number_and_again_all_the_time()
    {
        var port = new FakeRadarPort();
        var radar = Radar(new Heard(), port);
        radar.Turn(11999);
        Assert.AreEqual(0, port.Count, "it takes ten seconds to start");
        var askedForModes = 0;
        long at = 12000;
        while (at < 60000)
        {
            var sent = port.Count;
            at = radar.Turn(at);
            askedForModes += port.Count > sent && port.Last == AskMode ? 1 : 0;
        }

        Assert.IsTrue(askedForModes >= 4, askedForModes + " times in 48 s");
    }

    [DataRow("53598381000401000000B55443")]
    [DataRow("535983810002" + "0001B35443")]
    [DataRow("53598301000102335443")]
    public void A_fall_in_a_number_of_another_width_or_value_is_a_fall(string frame)
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        var bytes = Hex.Bytes(frame);
        radar.Received(bytes, 0, bytes.Length, 5000);
        Assert.AreEqual("fall bathroom-radar radar 75 @5000", heard.Said());
    }

    [TestMethod]
    public void A_fresh_radar_in_sleep_mode_is_brought_to_watch_for_falls_and_tells_one()
    {
        var heard = new Heard();
        var simulated = new SimulatedSyRadar();
        var radar = Radar(heard, simulated);
        simulated.Connect(radar);
        simulated.Fallen = true;
        var at = Run(radar, simulated, 0, 120000);

        Assert.IsTrue(radar.Ready);
        Assert.IsTrue(heard.Said().StartsWith("fall bathroom-radar radar 75 @"));
        Assert.AreEqual(1, simulated.Resets);
        Assert.AreEqual("mode 1 switch 1 height 250 break 60 sensitivity 2 delay 15", simulated.Settings);

        // All as wanted: nothing is written again, for writing often jams it.
        var writes = simulated.Writes;
        Run(radar, simulated, at, 3600000);
        Assert.AreEqual(writes, simulated.Writes);
        Assert.AreEqual(1, simulated.Resets);
    }

    [TestMethod]
    public void After_a_new_mode_the_radar_is_left_alone_for_ten_seconds_before_it_is_asked_to_prove_it()
    {
        var port = new FakeRadarPort();
        var radar = Radar(new Heard(), port);
        radar.Turn(12000);
        Receive(radar, SyFrame.Product, 0xA8, 1, 2, 12050);
        Assert.AreEqual("53590208000101B85443", port.Last);
        var proof = long.MaxValue;
        long at = 12050;
        while (proof == long.MaxValue && at < 60000)
        {
            // What is asked in between is the regular question, never the next setting.
            at = radar.Turn(at);
            Assert.IsFalse(port.Last.StartsWith("53590602"), port.Last);
            proof = port.Last == AskMode && at > 22050 ? at : proof;
        }

        Assert.IsTrue(proof >= 22050, "asked at " + proof);
    }

    [TestMethod]
    public void A_C1001_that_has_no_switch_for_falls_is_ready_all_the_same_and_is_not_restarted_for_it_again()
    {
        var heard = new Heard();
        var simulated = new SimulatedSyRadar();
        simulated.DoesNotKnow(Switch);
        var radar = Radar(heard, simulated);
        simulated.Connect(radar);
        Run(radar, simulated, 0, 3600000);

        Assert.IsTrue(radar.Ready);
        Assert.AreEqual(string.Empty, heard.Said());
        Assert.AreEqual(1, simulated.Resets);
        Assert.AreEqual("mode 1 switch 0 height 250 break 60 sensitivity 2 delay 15", simulated.Settings);
    }

    [TestMethod]
    public void A_radar_that_does_not_answer_for_its_mode_has_all_else_set_and_says_what_is_not_confirmed()
    {
        var heard = new Heard();
        var simulated = new SimulatedSyRadar();
        simulated.DoesNotKnow(Mode);
        var radar = Radar(heard, simulated);
        simulated.Connect(radar);
        simulated.Fallen = true;
        Run(radar, simulated, 0, 3600000);

        Assert.IsFalse(radar.Ready);
        Assert.AreEqual("mode 2 switch 1 height 250 break 60 sensitivity 2 delay 15", simulated.Settings);
        var said = heard.Said();
        Assert.IsTrue(said.Contains("sensor bathroom-radar bad not-configured: mode @"), said);
        Assert.IsTrue(said.Contains("fall bathroom-radar"), said);
        Assert.IsFalse(said.Contains("height"), said);
        Assert.IsTrue(simulated.Resets <= 2, simulated.Resets + " restarts in an hour");
    }

    [TestMethod]
    public void A_radar_whose_supply_blinks_watches_for_falls_again_within_a_minute()
    {
        var simulated = new SimulatedSyRadar();
        var radar = Radar(new Heard(), simulated);
        simulated.Connect(radar);
        var at = Run(radar, simulated, 0, 120000);
        Assert.IsTrue(radar.Ready);

        simulated.Blink();
        at = Run(radar, simulated, at, at + 10500);
        Assert.IsFalse(radar.Ready, "noticed within ten seconds");
        Run(radar, simulated, at, at + 50000);
        Assert.IsTrue(radar.Ready);
        Assert.AreEqual("mode 1 switch 1 height 250 break 60 sensitivity 2 delay 15", simulated.Settings);
    }

    [TestMethod]
    public void A_crossed_wire_that_gives_our_own_words_back_is_no_radar()
    {
        var heard = new Heard();
        var loop = new Loop();
        var radar = Radar(heard, loop);
        loop.Connect(radar);
        long at = 0;
        while (at < 600000)
        {
            at = radar.Turn(at);
            loop.Answer(at);
        }

        Assert.IsTrue(heard.Said().StartsWith("sensor bathroom-radar bad absent @"));
    }

    [TestMethod]
    public void A_radar_without_modes_has_its_switch_for_falls_put_on()
    {
        var heard = new Heard();
        var simulated = new SimulatedSyRadar();
        simulated.DoesNotKnow(Mode);
        var radar = new SyRadar(SimulatedSyRadar.Wanted(RadarModel.Mr60fda1), 0, simulated, heard);
        simulated.Connect(radar);
        Run(radar, simulated, 0, 120000);

        Assert.IsTrue(radar.Ready);
        Assert.AreEqual(string.Empty, heard.Said());
        Assert.AreEqual("mode 2 switch 1 height 250 break 0 sensitivity 2 delay 15", simulated.Settings);
    }

    private static long Run(SyRadar radar, SimulatedSyRadar simulated, long at, long until)
    {
        while (at < until)
        {
            at = radar.Turn(at);
            simulated.Answer(at);
        }

        return at;
    }

    private static SyRadar Radar(Heard heard, IRadarPort port) => new SyRadar(SimulatedSyRadar.Wanted(RadarModel.C1001), 0, port, heard);

    private static void Receive(FallRadar radar, int control, int command, int width, int value, long at)
    {
        var frame = new byte[32];
        radar.Received(frame, 0, SyFrame.Write(frame, control, command, width, value), at);
    }

    /// <summary>A line whose two wires touch.</summary>
    private sealed class Loop : IRadarPort
    {
        private string _sent = string.Empty;
        private FallRadar? _radar;

        public void Connect(FallRadar radar) => _radar = radar;

        public void Send(byte[] frame, int length) => _sent += Hex.Text(frame, 0, length);

        public int Receive(byte[] into) => 0;

        public void Answer(long at)
        {
            var bytes = Hex.Bytes(_sent);
            _sent = string.Empty;
            _radar!.Received(bytes, 0, bytes.Length, at);
        }
    }
}
