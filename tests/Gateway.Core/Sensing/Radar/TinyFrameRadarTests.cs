using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Sensing.Radar;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Radar;

/// <summary>A LD6002C or MR60FDA2 on the bathroom's wall.</summary>
[TestClass]
public class TinyFrameRadarTests
{
    // The maker's own example, and its counterpart.
    private const string Fallen = "01000000010E02F301FE";
    private const string NotFallen = "01000000010E02F300FF";
    private const string SomebodyThere = "01000000010F09F901FE";
    private const string NobodyThere = "01000000010F09F900FF";
    private const string AskParameters = "0E06";

    [TestMethod]
    public void A_fall_is_told_with_the_first_frame_that_says_so()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, Fallen, 5000);
        Assert.AreEqual("fall bathroom-radar radar 75 @5000", heard.Said());
    }

    [TestMethod]
    public void However_often_the_radar_repeats_it_one_fall_is_one_report()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        for (var second = 5; second < 65; second++)
        {
            Receive(radar, Fallen, second * 1000);
        }

        Assert.AreEqual("fall bathroom-radar radar 75 @5000", heard.Said());
    }

    [TestMethod]
    public void Who_gets_up_and_falls_again_at_once_is_told_when_the_first_fall_is_a_minute_old()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, Fallen, 5000);
        Receive(radar, NotFallen, 12000);
        for (var second = 15; second < 600; second += 5)
        {
            // It may as well be a radar that wavers, so it is not told at once; but nobody who lies there is forgotten.
            Receive(radar, Fallen, second * 1000);
        }

        Assert.AreEqual("fall bathroom-radar radar 75 @5000; fall bathroom-radar radar 75 @65000", heard.Said());
    }

    [TestMethod]
    public void Who_is_helped_up_after_an_hour_and_falls_again_at_once_is_told_at_once()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, Fallen, 5000);
        Receive(radar, Fallen, 3600000);
        Receive(radar, NotFallen, 3605000);
        Receive(radar, Fallen, 3608000);
        Receive(radar, Fallen, 3610000);
        Assert.AreEqual("fall bathroom-radar radar 75 @5000; fall bathroom-radar radar 75 @3608000", heard.Said());
    }

    [TestMethod]
    public void A_radar_that_wavers_without_end_is_told_once_a_minute()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        for (var second = 5; second < 125; second += 5)
        {
            Receive(radar, second % 10 == 5 ? Fallen : NotFallen, second * 1000);
        }

        Assert.AreEqual("fall bathroom-radar radar 75 @5000; fall bathroom-radar radar 75 @65000", heard.Said());
    }

    [TestMethod]
    public void Who_has_been_up_for_ten_seconds_and_falls_again_has_fallen_twice()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, Fallen, 5000);
        Receive(radar, NotFallen, 20000);
        Receive(radar, Fallen, 30000);
        Assert.AreEqual("fall bathroom-radar radar 75 @5000; fall bathroom-radar radar 75 @30000", heard.Said());
    }

    [TestMethod]
    public void A_fall_of_somebody_the_radar_sees_is_surer_than_one_of_nobody()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, SomebodyThere, 1000);
        Receive(radar, Fallen, 5000);
        Receive(radar, NotFallen, 6000);
        Receive(radar, NobodyThere, 20000);
        Receive(radar, Fallen, 30000);
        Assert.AreEqual(
            "presence bathroom-radar on @1000; fall bathroom-radar radar 85 @5000; presence bathroom-radar off @20000; fall bathroom-radar radar 55 @30000",
            heard.Said());
    }

    [TestMethod]
    public void Presence_is_told_at_each_change_and_hourly()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, SomebodyThere, 1000);
        for (var second = 2; second < 3700; second += 10)
        {
            Receive(radar, SomebodyThere, second * 1000);
            Receive(radar, Parameters("00002040", "9A99193F", "0A000000"), second * 1000);
            radar.Turn(second * 1000);
        }

        Assert.AreEqual("presence bathroom-radar on @1000; presence bathroom-radar on @3602000", heard.Said());
    }

    [TestMethod]
    public void A_radar_that_sees_a_fan_is_told_says_nothing_more_of_people_and_still_tells_falls()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        var settings = Parameters("00002040", "9A99193F", "0A000000");
        var at = 3000L;
        for (; at < 3600000; at += 2000)
        {
            Receive(radar, at % 4000 == 1000 ? SomebodyThere : NobodyThere, at);
            radar.Turn(at);
            Receive(radar, settings, at + 10);
        }

        Assert.IsTrue(heard.Count <= 80, heard.Count + " records");
        Assert.IsTrue(heard.Said().Contains("sensor bathroom-radar bad chattering @"));
        Receive(radar, Fallen, at);
        Assert.IsTrue(heard.Said().StartsWith("fall bathroom-radar radar "));
        for (var until = at + 602000; at < until; at += 2000)
        {
            Receive(radar, SomebodyThere, at);
            radar.Turn(at);
            Receive(radar, settings, at + 10);
        }

        var said = heard.Said();
        Assert.IsTrue(said.StartsWith("presence bathroom-radar on @"), said);
        Assert.IsTrue(said.Contains("sensor bathroom-radar ok back @"), said);
    }

    [TestMethod]
    public void The_zones_of_the_other_make_are_presence_too()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, Framed(TinyFrame.ZonePresence, "00000000010000000000000000000000"), 1000);
        Receive(radar, Framed(TinyFrame.ZonePresence, "00000000000000000000000000000000"), 2000);
        Assert.AreEqual("presence bathroom-radar on @1000; presence bathroom-radar off @2000", heard.Said());
    }

    [TestMethod]
    public void A_frame_with_a_wrong_check_is_no_fall()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, "01000000010E02F401FE", 5000);
        Receive(radar, "01000000010E02F301FF", 6000);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [DataRow("01000000")]
    [DataRow("0100")]
    [DataRow("02")]
    [DataRow("0000803F")]
    public void A_fall_in_a_number_of_another_width_or_value_is_a_fall(string data)
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, Framed(TinyFrame.Fall, data), 5000);
        Assert.AreEqual("fall bathroom-radar radar 75 @5000", heard.Said());
        Receive(radar, Framed(TinyFrame.Fall, "00000000"), 20000);
        Receive(radar, Framed(TinyFrame.Fall, data), 30000);
        Assert.AreEqual("fall bathroom-radar radar 75 @30000", heard.Said(), "four bytes of nothing are the end of it");
    }

    [TestMethod]
    public void A_fall_hidden_behind_the_head_of_a_long_frame_is_found_when_the_line_is_quiet()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());

        // A head, check and all, that promises 100 bytes which never come.
        Receive(radar, "0100000064" + "0A08" + "98", 4900);
        Receive(radar, Fallen, 5000);
        Assert.AreEqual(string.Empty, heard.Said(), "it may still be a part of the long one");
        Assert.IsTrue(radar.Turn(5000) <= 5100, "it asks to be looked at again soon");
        radar.Turn(5100);
        Assert.AreEqual("fall bathroom-radar radar 75 @5100", heard.Said());
    }

    [TestMethod]
    public void A_frame_that_a_stall_of_the_gateway_tears_in_two_is_whole_again()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, Fallen.Substring(0, 12), 5000);
        radar.Turn(8000);
        Receive(radar, Fallen.Substring(12), 8000);
        Assert.AreEqual("fall bathroom-radar radar 75 @8000", heard.Said());
    }

    [TestMethod]
    public void Settings_are_read_written_where_they_differ_and_read_back()
    {
        var heard = new Heard();
        var port = new FakeRadarPort();
        var radar = Radar(heard, port);
        radar.Turn(3000);
        Assert.IsTrue(IsFrame(port.LastQuestion, AskParameters));
        Assert.IsFalse(radar.Ready);

        // Mounted at 2.2 m says the radar; it hangs at 2.5 m.
        Receive(radar, Parameters("CDCC0C40", "9A99193F", "0A000000"), 3050);
        Assert.IsTrue(IsFrame(port.LastQuestion, "0E04"), port.LastQuestion);
        Assert.IsTrue(port.LastQuestion.IndexOf("00002040") > 0, "2.5 as the maker's manual has it");

        radar.Turn(3550);
        Assert.IsTrue(IsFrame(port.LastQuestion, AskParameters));
        Receive(radar, Parameters("00002040", "9A99193F", "0A000000"), 3600);
        Assert.IsTrue(radar.Ready);
        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void A_radar_that_does_not_take_its_settings_is_told_and_still_tells_falls()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        for (var ms = 3000; ms < 30000; ms += 100)
        {
            radar.Turn(ms);
            Receive(radar, Parameters("CDCC0C40", "9A99193F", "0A000000"), ms + 50);
        }

        Receive(radar, Fallen, 30000);
        var said = heard.Said();
        Assert.IsTrue(said.StartsWith("sensor bathroom-radar bad not-configured: height @"), said);
        Assert.IsTrue(said.EndsWith("; fall bathroom-radar radar 75 @30000"), said);
        Assert.IsFalse(radar.Ready);

        // Somebody has repaired it: the next attempt finds it right.
        for (var ms = 30000; ms < 200000; ms += 100)
        {
            radar.Turn(ms);
            Receive(radar, Parameters("00002040", "9A99193F", "0A000000"), ms + 50);
        }

        Assert.IsTrue(heard.Said().StartsWith("sensor bathroom-radar ok back @"));
        Assert.IsTrue(radar.Ready);
    }

    [TestMethod]
    public void Parameters_without_the_edges_of_the_area_are_read_too()
    {
        var radar = Radar(new Heard(), new FakeRadarPort());
        radar.Turn(3000);
        Receive(radar, Framed(TinyFrame.Parameters, "00002040" + "9A99193F" + "0A000000"), 3050);
        Assert.IsTrue(radar.Ready);
    }

    [TestMethod]
    public void A_height_that_is_refused_does_not_keep_the_threshold_from_being_set()
    {
        var heard = new Heard();
        var port = new FakeRadarPort();
        var radar = Radar(heard, port);
        var threshold = "CDCCCC3E";
        for (var ms = 3000; ms < 60000; ms += 100)
        {
            radar.Turn(ms);
            threshold = IsFrame(port.LastQuestion, "0E08") ? port.LastQuestion.Substring(16, 8) : threshold;
            Receive(radar, Parameters("CDCC0C40", threshold, "0A000000"), ms + 50);
        }

        Assert.AreEqual("9A99193F", threshold);
        Assert.IsTrue(heard.Said().StartsWith("sensor bathroom-radar bad not-configured: height @"));
    }

    [TestMethod]
    public void A_radar_that_forgets_its_settings_gets_them_again()
    {
        var heard = new Heard();
        var port = new FakeRadarPort();
        var radar = Radar(heard, port);
        radar.Turn(3000);
        Receive(radar, Parameters("00002040", "9A99193F", "0A000000"), 3050);
        Assert.IsTrue(radar.Ready);

        // Its supply blinked: defaults again, seen with the next regular question.
        radar.Turn(33000);
        Receive(radar, Parameters("CDCC0C40", "9A99193F", "0A000000"), 33050);
        Assert.IsFalse(radar.Ready);
        Receive(radar, Parameters("CDCC0C40", "9A99193F", "0A000000"), 33100);
        Assert.IsTrue(IsFrame(port.LastQuestion, "0E04"), port.LastQuestion);
        radar.Turn(33600);
        Receive(radar, Parameters("00002040", "9A99193F", "0A000000"), 33650);
        Assert.IsTrue(radar.Ready);
    }

    [TestMethod]
    public void A_radar_that_falls_silent_is_told_and_what_it_says_when_it_is_back_is_news()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        Receive(radar, Fallen, 5000);
        heard.Said();
        long at = 5000;
        while (at < 200000)
        {
            var next = radar.Turn(at);
            Assert.IsTrue(next > at, "it never asks for a turn in the past");
            at = next;
        }

        Assert.AreEqual("sensor bathroom-radar bad not-configured: height, threshold, sensitivity @18500; sensor bathroom-radar bad absent @100000", heard.Said());
        Receive(radar, Fallen, 200000);
        Assert.AreEqual("sensor bathroom-radar ok back @200000; fall bathroom-radar radar 75 @200000", heard.Said());
    }

    [TestMethod]
    public void A_radar_that_never_speaks_is_absent_and_nothing_else()
    {
        var heard = new Heard();
        var radar = Radar(heard, new FakeRadarPort());
        long at = 0;
        while (at < 3600000)
        {
            at = radar.Turn(at);
        }

        Assert.AreEqual("sensor bathroom-radar bad absent @98000", heard.Said());
    }

    private static TinyFrameRadar Radar(Heard heard, FakeRadarPort port) =>
        new TinyFrameRadar(RadarPoint.Of(RadarModel.Ld6002c, 250, 60, 10, PointSettings.NotTold), 0, port, heard);

    private static void Receive(FallRadar radar, string hex, long at)
    {
        var bytes = Hex.Bytes(hex);
        radar.Received(bytes, 0, bytes.Length, at);
    }

    private static string Parameters(string height, string threshold, string sensitivity) =>
        Framed(TinyFrame.Parameters, height + threshold + sensitivity + "0000003F0000003F0000003F0000003F");

    private static string Framed(int type, string data)
    {
        var bytes = new byte[64];
        var length = data.Length / 2;
        TinyFrame.WriteEmpty(bytes, 1, type);
        bytes[4] = (byte)length;
        bytes[7] = TinyFrame.Check(bytes, 0, 7);
        var body = Hex.Bytes(data);
        for (var i = 0; i < length; i++)
        {
            bytes[8 + i] = body[i];
        }

        bytes[8 + length] = TinyFrame.Check(bytes, 8, length);
        return Hex.Text(bytes, 0, 9 + length);
    }

    private static bool IsFrame(string hex, string type) => hex.Substring(0, 2) == "01" && hex.Substring(10, 4) == type;
}
