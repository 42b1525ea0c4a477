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
        json.Number("n", value);
        Assert.AreEqual("\"n\":" + expected, Text.Of(json.ToArray()));
    }

    [DataRow(365, "36.5")]
    [DataRow(360, "36.0")]
    [DataRow(5, "0.5")]
    [DataRow(0, "0.0")]
    [DataRow(-5, "-0.5")]
    [DataRow(-125, "-12.5")]
    [DataRow(10132, "1013.2")]
    public void Tenths(int tenths, string expected)
    {
        var json = Begin();
        json.Tenths("n", tenths);
        Assert.AreEqual("\"n\":" + expected, Text.Of(json.ToArray()));
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
        json.Text("t", value);
        Assert.AreEqual("\"t\":" + expected, Text.Of(json.ToArray()));
    }

    [TestMethod]
    public void Half_a_character_becomes_the_replacement_character()
    {
        var json = Begin();
        json.Text("t", "a\ud83d" + "b");
        Assert.AreEqual("\"t\":\"a\ufffdb\"", Text.Of(json.ToArray()));
    }

    [TestMethod]
    public void Commas_stand_between_and_nowhere_else()
    {
        var json = Begin();
        json.BeginObject();
        json.Name("a");
        json.BeginObject();
        json.Number("c", 1);
        json.Name("d");
        json.BeginObject();
        json.EndObject();
        json.EndObject();
        json.Text("b", "x");
        json.EndObject();
        Assert.AreEqual("{\"a\":{\"c\":1,\"d\":{}},\"b\":\"x\"}", Text.Of(json.ToArray()));
    }

    [TestMethod]
    public void What_does_not_fit_is_told_and_writes_nothing_past_the_limit()
    {
        var buffer = new byte[10];
        var json = new JsonWriter();
        json.Reset(buffer, 2, 6);
        json.Text("t", "abcdef");
        Assert.IsTrue(json.Overflow);
        Assert.AreEqual(0, (int)buffer[6]);
        Assert.AreEqual(0, (int)buffer[1]);
        json.Reset(buffer, 0, 10);
        json.Number("n", 12345);
        Assert.IsFalse(json.Overflow);
    }

    private static JsonWriter Begin()
    {
        var json = new JsonWriter();
        json.Reset(new byte[100], 3, 100);
        return json;
    }
}
