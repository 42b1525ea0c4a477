using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Sensing.Radar;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Radar;

/// <summary>A C1001 or MR60FDA1 under the ceiling.</summary>
[TestClass]
public class SyRadarTests
{
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
    public void New_settings_are_written_the_radar_restarted_and_all_read_back()
    {
        var heard = new Heard();
        var simulated = new SimulatedSyRadar();
        var radar = Radar(heard, simulated);
        simulated.Connect(radar);
        long at = 0;
        while (at < 120000)
        {
            at = radar.Turn(at);
            simulated.Answer(at);
        }

        Assert.IsTrue(radar.Ready);
        Assert.AreEqual(string.Empty, heard.Said());
        Assert.AreEqual(1, simulated.Resets);
        Assert.AreEqual("mode 1 height 250 break 60 sensitivity 2 delay 15", simulated.Settings);

        // All as wanted: nothing is written again, for writing often jams it.
        var writes = simulated.Writes;
        while (at < 3600000)
        {
            at = radar.Turn(at);
            simulated.Answer(at);
        }

        Assert.AreEqual(writes, simulated.Writes);
    }

    [TestMethod]
    public void A_radar_without_modes_is_not_asked_for_them()
    {
        var simulated = new SimulatedSyRadar();
        var radar = new SyRadar(SimulatedSyRadar.Wanted(RadarModel.Mr60fda1), 0, simulated, new Heard());
        simulated.Connect(radar);
        long at = 0;
        while (at < 120000)
        {
            at = radar.Turn(at);
            simulated.Answer(at);
        }

        Assert.IsTrue(radar.Ready);
        Assert.AreEqual("mode 2 height 250 break 0 sensitivity 0 delay 15", simulated.Settings);
    }

    private static SyRadar Radar(Heard heard, IRadarPort port) => new SyRadar(SimulatedSyRadar.Wanted(RadarModel.C1001), 0, port, heard);

    private static void Receive(FallRadar radar, int control, int command, int width, int value, long at)
    {
        var frame = new byte[32];
        radar.Received(frame, 0, SyFrame.Write(frame, control, command, width, value), at);
    }
}
