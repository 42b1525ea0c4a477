using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Sensing.Fusion;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Fusion;

/// <summary>A radar in the bathroom, a pendant, and motion sensors in the other rooms.</summary>
[TestClass]
public class FallFusionTests
{
    [TestMethod]
    public void A_fall_goes_out_at_once_whatever_moves_elsewhere()
    {
        var heard = new Heard();
        var fusion = Fusion(heard);
        fusion.Motion("hall-motion", true, 9000);
        fusion.FallSeen("bathroom-radar", FallSource.Radar, 85, 10000);
        Assert.AreEqual("fall bathroom-radar radar 85 @10000", heard.Said());
    }

    [TestMethod]
    public void Motion_that_begins_elsewhere_within_half_a_minute_lowers_the_confidence()
    {
        var heard = new Heard();
        var fusion = Fusion(heard);
        fusion.FallSeen("bathroom-radar", FallSource.Radar, 85, 10000);
        heard.Said();
        fusion.Motion("kitchen-motion", true, 25000);
        Assert.AreEqual("reconsider bathroom-radar of 10000 63 kitchen @25000", heard.Said());
    }

    [TestMethod]
    public void It_is_lowered_further_when_nobody_is_left_where_the_fall_was_in_either_order()
    {
        var heard = new Heard();
        var fusion = Fusion(heard);
        fusion.FallSeen("bathroom-radar", FallSource.Radar, 80, 10000);
        heard.Said();
        fusion.Motion("hall-motion", true, 15000);
        fusion.Presence("bathroom-radar", false, 20000);
        Assert.AreEqual("reconsider bathroom-radar of 10000 60 hall @15000; reconsider bathroom-radar of 10000 40 hall @20000", heard.Said());

        fusion.Motion("hall-motion", false, 90000);
        fusion.FallSeen("bathroom-radar", FallSource.Radar, 80, 100000);
        heard.Said();
        fusion.Presence("bathroom-radar", false, 105000);
        Assert.AreEqual(string.Empty, heard.Said(), "nobody seen is not somebody up: a radar may lose who lies flat");
        fusion.Motion("hall-motion", true, 110000);
        Assert.AreEqual("reconsider bathroom-radar of 100000 40 hall @110000", heard.Said());
    }

    [TestMethod]
    public void Motion_in_the_room_of_the_fall_or_too_late_changes_nothing()
    {
        var heard = new Heard();
        var fusion = Fusion(heard);
        fusion.FallSeen("bathroom-radar", FallSource.Radar, 85, 10000);
        heard.Said();
        fusion.Motion("bathroom-motion", true, 15000);
        fusion.Motion("kitchen-motion", true, 40001);
        fusion.Motion("no-such-point", true, 20000);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void Who_moved_elsewhere_before_the_fall_and_goes_on_is_somebody_else()
    {
        var heard = new Heard();
        var fusion = Fusion(heard);
        fusion.Motion("kitchen-motion", true, 5000);
        fusion.FallSeen("bathroom-radar", FallSource.Radar, 85, 10000);
        heard.Said();
        fusion.Motion("kitchen-motion", true, 15000);
        fusion.Motion("kitchen-motion", true, 25000);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void Who_wears_the_detector_must_be_seen_in_two_rooms()
    {
        var heard = new Heard();
        var fusion = Fusion(heard);
        fusion.FallSeen("pendant", FallSource.Wearable, 90, 10000);
        heard.Said();
        fusion.Motion("kitchen-motion", true, 12000);
        fusion.Motion("kitchen-motion", false, 14000);
        fusion.Motion("kitchen-motion", true, 16000);
        Assert.AreEqual(string.Empty, heard.Said(), "who lies in the kitchen and waves moves in the kitchen");
        fusion.Motion("hall-motion", true, 20000);
        Assert.AreEqual("reconsider pendant of 10000 67 hall @20000", heard.Said());
    }

    [TestMethod]
    public void However_much_moves_it_is_told_at_most_twice_and_stays_above_the_floor()
    {
        var heard = new Heard();
        var fusion = Fusion(heard);
        fusion.FallSeen("bathroom-radar", FallSource.Radar, 12, 10000);
        heard.Said();
        for (var at = 11000; at < 40000; at += 500)
        {
            fusion.Motion("hall-motion", at % 1000 == 0, at);
            fusion.Motion("kitchen-motion", at % 1000 != 0, at);
            fusion.Presence("bathroom-radar", at % 1000 == 0, at);
        }

        Assert.IsTrue(heard.Count <= 2, heard.Count + " records");
        Assert.IsTrue(heard.Said().IndexOf(" 10 ") > 0);
    }

    [TestMethod]
    public void Two_falls_at_once_are_weighed_each_for_itself()
    {
        var heard = new Heard();
        var fusion = Fusion(heard);
        fusion.FallSeen("bathroom-radar", FallSource.Radar, 80, 10000);
        fusion.FallSeen("kitchen-radar", FallSource.Radar, 60, 11000);
        heard.Said();
        fusion.Motion("kitchen-motion", true, 20000);
        Assert.AreEqual("reconsider bathroom-radar of 10000 60 kitchen @20000", heard.Said());
    }

    private static FallFusion Fusion(Heard heard) => new FallFusion(
        [
            new PointSettings("bathroom-radar", SensorKind.Radar, -1, "bathroom"), new PointSettings("bathroom-motion", SensorKind.Motion, -1, "bathroom"),
            new PointSettings("kitchen-radar", SensorKind.Radar, -1, "kitchen"), new PointSettings("kitchen-motion", SensorKind.Motion, -1, "kitchen"),
            new PointSettings("hall-motion", SensorKind.Motion, -1, "hall"), new PointSettings("pendant", SensorKind.Wearable, -1),
        ],
        heard);
}
