using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Sensing.Radar;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Radar;

/// <summary>A bad line. The million bytes are in tests/Recordings, where memory can be measured too; this is what fits the device.</summary>
[TestClass]
public class RadarGarbageTests
{
    private const int Bytes = 100000;

    [TestMethod]
    public void TinyFrame_after_any_garbage_a_true_fall_is_found()
    {
        var heard = new Heard();
        FallsAreFound(new TinyFrameRadar(RadarPoint.Untouched(RadarModel.Ld6002c), 0, new FakeRadarPort(), heard), heard, "01000000010E02F301FE", "01000000010E02F300FF");
    }

    [TestMethod]
    public void SyFrame_after_any_garbage_a_true_fall_is_found()
    {
        var heard = new Heard();
        FallsAreFound(new SyRadar(RadarPoint.Untouched(RadarModel.Mr60fda1), 0, new FakeRadarPort(), heard), heard, "53598301000101325443", "53598301000100315443");
    }

    private static void FallsAreFound(FallRadar radar, Heard heard, string fallen, string notFallen)
    {
        var chance = new Chance(3);
        var fall = Hex.Bytes(fallen);
        var clear = Hex.Bytes(notFallen);
        var garbage = new byte[64];
        long at = 20000;
        for (var sent = 0; sent < Bytes; sent += garbage.Length)
        {
            // Half of the garbage is made of the frame's own bytes: full of beginnings that lead nowhere.
            for (var i = 0; i < garbage.Length; i++)
            {
                garbage[i] = chance.Next(2) == 0 ? (byte)chance.Next(256) : fall[chance.Next(fall.Length)];
            }

            radar.Received(garbage, 0, garbage.Length, at);
            radar.Received(clear, 0, clear.Length, at);
            radar.Turn(at + 200);
            radar.Turn(at + 11000);
            heard.Said();
            radar.Received(garbage, 0, garbage.Length, at + 12000);
            radar.Received(fall, 0, fall.Length, at + 12000);
            radar.Turn(at + 12200);
            Assert.AreEqual(1, FallsIn(heard.Said()), "after " + sent + " bytes");
            at += 20000;
        }
    }

    private static int FallsIn(string said)
    {
        var falls = 0;
        for (var at = said.IndexOf("fall "); at >= 0; at = said.IndexOf("fall ", at + 1))
        {
            falls++;
        }

        return falls;
    }
}
