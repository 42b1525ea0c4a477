using System;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Support;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Config;

[TestClass]
public class GatewaySettingsReaderTests
{
    private const string Secret = "0123456789012345678901";
    private const string Broker = "\"broker\":{\"host\":\"companion.example\",\"port\":8883,\"tls\":true}";

    [TestMethod]
    public void A_whole_file()
    {
        var settings = GatewaySettingsReader.Read(Text.Bytes(
            "{ \"id\": \"gw-berit\", \"secret\": \"" + Secret + "\", \"later\": {\"x\":[1]}, " + Broker + ", " +
            "\"wifi\": [{\"ssid\":\"Hjemme\",\"password\":\"blåbær\"},{\"ssid\":\"Gjest\",\"password\":\"\"}]," +
            "\"points\": [{\"id\":\"bedside-button\",\"kind\":\"help\",\"pin\":4},{\"id\":\"front-door\",\"kind\":\"door\",\"pin\":5,\"room\":\"hall\"},{\"id\":\"bp-1\",\"kind\":\"vital\"}]}"), out var error);
        Assert.AreEqual("", error);
        Assert.IsNotNull(settings);
        Assert.AreEqual("gw-berit", settings!.Id);
        Assert.AreEqual(Secret, settings.Secret);
        Assert.AreEqual("companion.example", settings.BrokerHost);
        Assert.AreEqual(8883, settings.BrokerPort);
        Assert.IsTrue(settings.BrokerTls);
        Assert.AreEqual(2, settings.Wifi.Length);
        Assert.AreEqual("blåbær", settings.Wifi[0].Password);
        Assert.AreEqual(3, settings.Points.Length);
        Assert.AreEqual("front-door", settings.Points[1].Id);
        Assert.AreEqual("door", settings.Points[1].Kind);
        Assert.AreEqual(5, settings.Points[1].Pin);
        Assert.AreEqual("hall", settings.Points[1].Room);
        Assert.AreEqual("", settings.Points[2].Room);
        Assert.AreEqual(-1, settings.Points[2].Pin);
    }

    [DataRow("", "not one JSON object")]
    [DataRow("{", "not one JSON object")]
    [DataRow("[]", "not one JSON object")]
    [DataRow("{\"id\":1}", "id must be a text")]
    [DataRow("{\"id\":\"a\",\"id\":\"b\"}", "twice")]
    [DataRow("{\"id\":\"Gw\"}", "id must be 1 to 32")]
    [DataRow("{\"id\":\"a/b\"}", "id must be 1 to 32")]
    [DataRow("{\"id\":\"a\"}", "secret is missing")]
    [DataRow("{\"id\":\"a\",\"secret\":\"\"}", "secret must be a text")]
    [DataRow("{\"id\":\"a\",\"secret\":\"s\"}", "broker.host is missing")]
    [DataRow("{\"broker\":[]}", "broker must be an object")]
    [DataRow("{\"broker\":{},\"broker\":{}}", "twice")]
    [DataRow("{\"broker\":{\"port\":\"8883\"}}", "broker.port must be")]
    [DataRow("{\"broker\":{\"port\":1.5}}", "broker.port must be")]
    [DataRow("{\"broker\":{\"port\":0}}", "broker.port must be")]
    [DataRow("{\"broker\":{\"tls\":1}}", "broker.tls must be")]
    [DataRow("{\"broker\":{\"tls\":true,\"tls\":false}}", "twice")]
    [DataRow("{\"wifi\":{}}", "wifi must be an array")]
    [DataRow("{\"wifi\":[{\"password\":\"x\"}]}", "wifi must hold at most 4")]
    [DataRow("{\"time\":\"ntp.example\"}", "time must be an array")]
    [DataRow("{\"time\":[1]}", "time must hold texts only")]
    [DataRow("{\"time\":[\"a\",\"b\",\"c\",\"d\",\"e\"]}", "time must hold at most 4")]
    [DataRow("{\"points\":[1]}", "points must hold objects only")]
    [DataRow("{\"points\":[{\"id\":\"a\"}]}", "points must be at most 32")]
    [DataRow("{\"points\":[{\"id\":\"a\",\"kind\":\"help\",\"pin\":-2}]}", "points.pin must be")]
    [DataRow("{\"points\":[{\"id\":\"a\",\"kind\":\"help\",\"pin\":4,\"pin\":5}]}", "twice")]
    [DataRow("{\"points\":[{\"id\":\"a\",\"kind\":\"help\"},{\"id\":\"a\",\"kind\":\"door\"}]}", "same id")]
    public void What_is_wrong_is_told(string file, string expected)
    {
        Assert.IsNull(GatewaySettingsReader.Read(Text.Bytes(file), out var error));
        Assert.Contains(expected, error);
    }

    [DataRow("192.0.2.1", false)]
    [DataRow("companion.example", false)]
    [DataRow("127.evil.example", false)]
    [DataRow("127.EVIL", false)]
    [DataRow("localhost", true)]
    [DataRow("127.0.0.1", true)]
    [DataRow("::1", true)]
    public void Without_tls_only_this_machine_is_spoken_to(string host, bool allowed)
    {
        var file = "{\"id\":\"a\",\"secret\":\"" + Secret + "\",\"broker\":{\"host\":\"" + host + "\",\"port\":1883,\"tls\":false},\"points\":[]}";
        Assert.AreEqual(allowed, GatewaySettingsReader.Read(Text.Bytes(file), out _) != null);
    }

    [TestMethod]
    public void What_editors_and_tools_put_around_the_text_is_left_out()
    {
        var file = Text.Bytes("{\"id\":\"a\",\"secret\":\"s\"," + Broker + "}\n");
        byte[] mark = [0xEF, 0xBB, 0xBF];
        Assert.AreEqual("a", GatewaySettingsReader.Read(Joined(mark, file), out _)!.Id);
        Assert.AreEqual("a", GatewaySettingsReader.Read(Joined(file, new byte[700]), out _)!.Id);
        Assert.AreEqual("a", GatewaySettingsReader.Read(Joined(Joined(mark, file), [0xFF, 0xFF, 0xFF]), out _)!.Id);
        Assert.IsNull(GatewaySettingsReader.Read(Joined(mark, Joined(mark, file)), out _));
        Assert.IsNull(GatewaySettingsReader.Read(Joined(new byte[1], file), out _));
        Assert.IsNull(GatewaySettingsReader.Read(mark, out var why));
        Assert.AreEqual("not one JSON object", why);
    }

    [TestMethod]
    public void A_file_in_utf16_is_named_as_such()
    {
        Assert.IsNull(GatewaySettingsReader.Read([0xFF, 0xFE, (byte)'{', 0, (byte)'}', 0], out var why));
        Assert.Contains("UTF-16", why);
    }

    [DataRow("ssssssssssssssssssssssssssssssss", true)]
    [DataRow("sssssssssssssssssssssssssssssssss", false)]
    [DataRow("\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8", true)]
    [DataRow("\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8\u00f8s", false)]
    public void An_ssid_has_at_most_32_bytes(string ssid, bool allowed)
    {
        var file = "{\"id\":\"a\",\"secret\":\"s\"," + Broker + ",\"wifi\":[{\"ssid\":\"" + ssid + "\"}]}";
        Assert.AreEqual(allowed, GatewaySettingsReader.Read(Text.Bytes(file), out var why) != null);
        Assert.AreEqual(allowed ? "" : "wifi.ssid must be a text of 1 to 32 bytes", why);
    }

    [TestMethod]
    public void The_secret_is_never_repeated()
    {
        Assert.IsNull(GatewaySettingsReader.Read(Text.Bytes("{\"id\":\"a\",\"secret\":\"hush\"," + Broker + ",\"points\":0}"), out var error));
        Assert.DoesNotContains("hush", error);
    }

    private static byte[] Joined(byte[] one, byte[] other)
    {
        var all = new byte[one.Length + other.Length];
        Array.Copy(one, 0, all, 0, one.Length);
        Array.Copy(other, 0, all, one.Length, other.Length);
        return all;
    }

    [TestMethod]
    public void No_mutation_throws()
    {
        var file = "{\"id\":\"gw\",\"secret\":\"" + Secret + "\"," + Broker + ",\"wifi\":[{\"ssid\":\"a\",\"password\":\"b\"}],\"points\":[{\"id\":\"p\",\"kind\":\"help\",\"pin\":4}]}";
        Assert.IsNotNull(GatewaySettingsReader.Read(Text.Bytes(file), out _));
        var chance = new Chance(7);
        for (var round = 0; round < 1500; round++)
        {
            var bytes = Text.Bytes(file);
            for (var i = chance.Next(3); i >= 0; i--)
            {
                bytes[chance.Next(bytes.Length)] = (byte)(chance.Next(2) == 0 ? chance.Next(256) : "{}[]\",:0e.-"[chance.Next(11)]);
            }

            var settings = GatewaySettingsReader.Read(bytes, out var error);
            Assert.IsTrue(settings != null == (error.Length == 0), "either settings or a reason");
        }
    }
}
