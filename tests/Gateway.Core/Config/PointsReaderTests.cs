using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Support;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Config;

/// <summary>What a technician writes of the home's sensors.</summary>
[TestClass]
public class PointsReaderTests
{
    private const string Radar = "{\"id\":\"r\",\"kind\":\"radar\",\"model\":\"ld6002c\",\"uart\":1,\"rx\":13,\"tx\":14,\"height\":240";

    [TestMethod]
    public void A_radar_on_a_line_is_read_with_all_it_needs()
    {
        var point = Read(Radar + ",\"threshold\":60,\"sensitivity\":10,\"room\":\"bathroom\"}", out var why)[0];
        Assert.AreEqual(string.Empty, why);
        Assert.AreEqual("ld6002c", point.Model);
        Assert.AreEqual(1, point.Number(PointSettings.Uart));
        Assert.AreEqual(13, point.Number(PointSettings.Rx));
        Assert.AreEqual(14, point.Number(PointSettings.Tx));
        Assert.AreEqual(240, point.Number(PointSettings.Height));
        Assert.AreEqual(60, point.Number(PointSettings.Threshold));
        Assert.AreEqual(10, point.Number(PointSettings.Sensitivity));
        Assert.AreEqual(PointSettings.NotTold, point.Number(PointSettings.FallDelay));
        Assert.AreEqual(-1, point.Pin);
    }

    [TestMethod]
    public void A_radar_with_its_fall_output_alone_needs_nothing_but_the_pin()
    {
        Assert.AreEqual(7, Read("{\"id\":\"r\",\"kind\":\"radar\",\"pin\":7}", out _)[0].Pin);
    }

    [DataRow(Radar + ",\"threshold\":200}", "points.threshold must be a whole number from 0 to 150")]
    [DataRow(Radar + ",\"threshold\":20}", "points.threshold must be a whole number from 30 to 150")]
    [DataRow(Radar + ",\"sensitivity\":2}", "points.sensitivity must be a whole number from 3 to 30")]
    [DataRow("{\"id\":\"r\",\"kind\":\"radar\",\"model\":\"c1001\",\"uart\":1,\"rx\":13,\"tx\":14,\"height\":320}", "points.height must be a whole number from 200 to 300")]
    [DataRow("{\"id\":\"r\",\"kind\":\"radar\",\"model\":\"c1002\",\"uart\":1,\"rx\":13,\"tx\":14,\"height\":240}", "model must be")]
    [DataRow("{\"id\":\"r\",\"kind\":\"radar\",\"uart\":1,\"rx\":13,\"tx\":14,\"height\":240}", "model must be")]
    [DataRow("{\"id\":\"r\",\"kind\":\"radar\",\"model\":\"c1001\",\"uart\":1,\"rx\":13,\"tx\":14}", "must have uart, rx, tx and height")]
    [DataRow("{\"id\":\"r\",\"kind\":\"radar\",\"model\":\"c1001\",\"pin\":7}", "must have uart, rx, tx and height")]
    [DataRow("{\"id\":\"r\",\"kind\":\"radar\",\"model\":\"c1001\",\"uart\":3}", "points.uart must be a whole number from 1 to 2")]
    [DataRow("{\"id\":\"d\",\"kind\":\"door\",\"adc\":8}", "points.adc must be a whole number from 0 to 7")]
    [DataRow("{\"id\":\"a\",\"kind\":\"env\",\"address\":64}", "points.address must be a whole number from 118 to 119")]
    [DataRow("{\"id\":\"a\",\"kind\":\"env\",\"address\":118,\"address\":119}", "a member is there twice")]
    [DataRow("{\"id\":\"p\",\"kind\":\"power\",\"adc\":1}", "a power point must have a pin")]
    [DataRow(Radar + "},{\"id\":\"d\",\"kind\":\"door\",\"pin\":14}", "two points share")]
    [DataRow(Radar + "},{\"id\":\"q\",\"kind\":\"radar\",\"model\":\"ld6002c\",\"uart\":1,\"rx\":10,\"tx\":11,\"height\":240}", "two points share")]
    [DataRow("{\"id\":\"a\",\"kind\":\"env\",\"address\":118},{\"id\":\"b\",\"kind\":\"env\",\"address\":118}", "two points share")]
    [DataRow("{\"id\":\"a\",\"kind\":\"door\",\"adc\":1},{\"id\":\"b\",\"kind\":\"power\",\"pin\":12,\"adc\":1}", "two points share")]
    public void Nonsense_is_refused_with_a_sentence_that_says_what_to_mend(string points, string sentence)
    {
        Assert.AreEqual(0, Read(points, out var why).Length);
        Assert.Contains(sentence, why);
    }

    [TestMethod]
    public void Means_of_different_kinds_may_have_the_same_number()
    {
        var points = Read("{\"id\":\"a\",\"kind\":\"door\",\"adc\":1},{\"id\":\"b\",\"kind\":\"help\",\"pin\":1},{\"id\":\"c\",\"kind\":\"env\",\"address\":119},{\"id\":\"d\",\"kind\":\"env\",\"address\":118}", out var why);
        Assert.AreEqual(4, points.Length, why);
    }

    private static PointSettings[] Read(string points, out string why)
    {
        var settings = GatewaySettingsReader.Read(Text.Bytes("{\"id\":\"a\",\"secret\":\"s\",\"broker\":{\"host\":\"h\"},\"points\":[" + points + "]}"), out why);
        return settings == null ? new PointSettings[0] : settings.Points;
    }
}
