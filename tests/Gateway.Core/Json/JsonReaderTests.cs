using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Json;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Json;

[TestClass]
public class JsonReaderTests
{
    [DataRow("{}")]
    [DataRow("[]")]
    [DataRow(" [ ] ")]
    [DataRow("0")]
    [DataRow("-0")]
    [DataRow("1.5e-3")]
    [DataRow("1E5")]
    [DataRow("true")]
    [DataRow("false")]
    [DataRow("null")]
    [DataRow("\"\"")]
    [DataRow("\"æøå €\"")]
    [DataRow("\"\\u00e5\\n\\\\\\/\\\"\"")]
    [DataRow("\"\\ud83d\\ude00\"")]
    [DataRow("[1,2,[3,{\"a\":[]}]]")]
    [DataRow("{\"a\":1,\"b\":{\"c\":null}}")]
    [DataRow("[[[[[[[[]]]]]]]]")]
    public void What_is_json_is_read(string text) => Assert.IsTrue(IsJson(Text.Bytes(text)), text);

    [DataRow("")]
    [DataRow(" ")]
    [DataRow("{")]
    [DataRow("}")]
    [DataRow("[1,]")]
    [DataRow("[,1]")]
    [DataRow("[1 2]")]
    [DataRow("{\"a\"}")]
    [DataRow("{\"a\":}")]
    [DataRow("{\"a\":1,}")]
    [DataRow("{a:1}")]
    [DataRow("{1:1}")]
    [DataRow("{\"a\":1]")]
    [DataRow("[1}")]
    [DataRow("01")]
    [DataRow("-")]
    [DataRow("+1")]
    [DataRow(".5")]
    [DataRow("1.")]
    [DataRow("1e")]
    [DataRow("1e+")]
    [DataRow("0x10")]
    [DataRow("NaN")]
    [DataRow("tru")]
    [DataRow("True")]
    [DataRow("nullx")]
    [DataRow("\"")]
    [DataRow("\"\\\"")]
    [DataRow("\"\\x\"")]
    [DataRow("\"\\u12\"")]
    [DataRow("\"\\u12g4\"")]
    [DataRow("\"\\u0000\"")]
    [DataRow("\"\\ud83d\"")]
    [DataRow("\"\\ud83dx\"")]
    [DataRow("\"\\ud83d\\u0041\"")]
    [DataRow("\"\\ude00\"")]
    [DataRow("\"a\nb\"")]
    [DataRow("{}{}")]
    [DataRow("1 1")]
    [DataRow("// 1")]
    [DataRow("[[[[[[[[[]]]]]]]]]")]
    public void What_is_not_json_is_an_error(string text) => Assert.IsFalse(IsJson(Text.Bytes(text)), text);

    [TestMethod]
    public void Bytes_that_are_no_utf8_are_an_error()
    {
        Assert.IsFalse(IsJson([0x22, 0x80, 0x22]), "a continuation byte alone");
        Assert.IsFalse(IsJson([0x22, 0xC0, 0xAF, 0x22]), "an overlong slash");
        Assert.IsFalse(IsJson([0x22, 0xE0, 0x80, 0x80, 0x22]), "an overlong NUL");
        Assert.IsFalse(IsJson([0x22, 0xED, 0xA0, 0x80, 0x22]), "a surrogate");
        Assert.IsFalse(IsJson([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22]), "beyond U+10FFFF");
        Assert.IsFalse(IsJson([0x22, 0xE2, 0x82, 0x22]), "cut short");
        Assert.IsFalse(IsJson([0x22, 0xFF, 0x22]), "no UTF-8 byte");
        Assert.IsTrue(IsJson([0x22, 0xF0, 0x9F, 0x98, 0x80, 0x22]), "a face");
    }

    [TestMethod]
    public void Texts_come_unescaped()
    {
        var json = new JsonReader(Text.Bytes("[\"\\u00c5se \\\"B\\\"\\t\\ud83d\\ude00\"]"), 100);
        json.Next();
        Assert.IsTrue(json.Next() == JsonToken.Text);
        Assert.AreEqual("Åse \"B\"\t\ud83d\ude00", json.Text);
    }

    [TestMethod]
    public void A_name_is_compared_as_a_whole_and_unescaped()
    {
        var json = new JsonReader(Text.Bytes("{\"al\\u0061rm\":1}"), 100);
        json.Next();
        Assert.IsTrue(json.Next() == JsonToken.Name);
        Assert.IsTrue(json.Is("alarm"));
        Assert.IsFalse(json.Is("alar"));
        Assert.IsFalse(json.Is("alarms"));
    }

    [DataRow("0", 0L)]
    [DataRow("-7", -7L)]
    [DataRow("9007199254740991", 9007199254740991L)]
    [DataRow("-9007199254740991", -9007199254740991L)]
    public void A_whole_number_is_exact(string text, long expected)
    {
        var json = new JsonReader(Text.Bytes(text), 100);
        Assert.IsTrue(json.Next() == JsonToken.Number);
        Assert.IsTrue(json.TryInteger(out var value));
        Assert.AreEqual(expected, value);
    }

    [DataRow("1.0")]
    [DataRow("1e2")]
    [DataRow("9007199254740992")]
    [DataRow("18446744073709551636")]
    [DataRow("99999999999999999999999999999999999999")]
    public void What_is_not_a_whole_number_that_fits_is_none(string text)
    {
        var json = new JsonReader(Text.Bytes(text), 100);
        Assert.IsTrue(json.Next() == JsonToken.Number);
        Assert.IsFalse(json.TryInteger(out _));
    }

    [TestMethod]
    public void A_text_that_is_too_long_is_an_error_at_once()
    {
        var json = new JsonReader(Text.Bytes("[1,2,3]"), 6);
        Assert.IsTrue(json.Next() == JsonToken.Error);
        Assert.IsTrue(json.Next() == JsonToken.Error);
    }

    [TestMethod]
    public void A_value_is_skipped_whole()
    {
        var json = new JsonReader(Text.Bytes("{\"x\":{\"y\":[1,{\"z\":2}]},\"a\":5}"), 100);
        json.Next();
        json.Next();
        Assert.IsTrue(json.Skip());
        Assert.IsTrue(json.Next() == JsonToken.Name);
        Assert.IsTrue(json.Is("a"));
        Assert.IsTrue(json.Skip());
        Assert.IsTrue(json.Next() == JsonToken.ObjectEnd);
        Assert.IsTrue(json.Next() == JsonToken.End);
        Assert.IsTrue(json.Next() == JsonToken.End);
    }

    [TestMethod]
    public void No_garbage_throws_or_runs_for_ever()
    {
        var chance = new Chance(1);
        var letters = Text.Bytes("{}[]\":,\\u0123456789abcdefnrt-+.eE \n\u00e5\ud83d\ude00");
        for (var round = 0; round < 2000; round++)
        {
            var text = new byte[chance.Next(40)];
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = chance.Next(8) == 0 ? (byte)chance.Next(256) : letters[chance.Next(letters.Length)];
            }

            IsJson(text);
        }
    }

    private static bool IsJson(byte[] text)
    {
        var json = new JsonReader(text, 1000);
        for (var i = 0; i <= text.Length + 1; i++)
        {
            var token = json.Next();
            if (token == JsonToken.Error || token == JsonToken.End)
            {
                return token == JsonToken.End;
            }
        }

        Assert.IsTrue(false, "no more tokens than bytes");
        return false;
    }
}
