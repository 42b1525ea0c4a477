using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Json;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Json;

[TestClass]
public class JsonWriterTests
{
    [DataRow(0L, "0")]
    [DataRow(7L, "7")]
    [DataRow(-7L, "-7")]
    [DataRow(10L, "10")]
    [DataRow(1767225600000L, "1767225600000")]
    [DataRow(long.MaxValue, "9223372036854775807")]
    [DataRow(long.MinValue, "-9223372036854775808")]
    public void Whole_numbers(long value, string expected)
    {
        var json = Begin();
        json.Number(value);
        Assert.AreEqual(expected, Text.Of(json.ToArray()));
    }

    [DataRow(365, 1, "36.5")]
    [DataRow(360, 1, "36.0")]
    [DataRow(5, 1, "0.5")]
    [DataRow(0, 1, "0.0")]
    [DataRow(-5, 1, "-0.5")]
    [DataRow(-125, 1, "-12.5")]
    [DataRow(10132, 1, "1013.2")]
    [DataRow(7, 2, "0.07")]
    [DataRow(7905, 2, "79.05")]
    [DataRow(42, 0, "42")]
    public void Decimals(int scaled, int decimals, string expected)
    {
        var json = Begin();
        json.Scaled(scaled, decimals);
        Assert.AreEqual(expected, Text.Of(json.ToArray()));
    }

    [DataRow("", "\"\"")]
    [DataRow("front-door", "\"front-door\"")]
    [DataRow("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [DataRow("\n\u0001", "\"\\u000a\\u0001\"")]
    [DataRow("æøå €", "\"æøå €\"")]
    [DataRow("\ud83d\ude00", "\"\ud83d\ude00\"")]
    public void Texts(string value, string expected)
    {
        var json = Begin();
        json.Text(value);
        Assert.AreEqual(expected, Text.Of(json.ToArray()));
    }

    [TestMethod]
    public void Half_a_character_becomes_the_replacement_character()
    {
        var json = Begin();
        json.Text("a\ud83d" + "b");
        Assert.AreEqual("\"a\ufffdb\"", Text.Of(json.ToArray()));
    }

    [TestMethod]
    public void Commas_stand_between_and_nowhere_else()
    {
        var json = Begin();
        json.BeginObject();
        json.Name("a");
        json.BeginArray();
        json.Number(1);
        json.Flag(true);
        json.BeginArray();
        json.EndArray();
        json.EndArray();
        json.Name("b");
        json.Text("x");
        json.EndObject();
        Assert.AreEqual("{\"a\":[1,true,[]],\"b\":\"x\"}", Text.Of(json.ToArray()));
    }

    [TestMethod]
    public void What_does_not_fit_is_told_and_writes_nothing_past_the_limit()
    {
        var buffer = new byte[10];
        var json = new JsonWriter();
        json.Reset(buffer, 2, 6);
        json.Text("abcdef");
        Assert.IsTrue(json.Overflow);
        Assert.AreEqual(0, (int)buffer[6]);
        Assert.AreEqual(0, (int)buffer[1]);
        json.Reset(buffer, 0, 10);
        json.Number(12345);
        Assert.IsFalse(json.Overflow);
    }

    private static JsonWriter Begin()
    {
        var json = new JsonWriter();
        json.Reset(new byte[100], 3, 100);
        return json;
    }
}
