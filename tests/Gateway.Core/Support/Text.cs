using System.Text;

namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>Texts as bytes and back.</summary>
public static class Text
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Of(byte[] bytes) => bytes.Length == 0 ? "" : Encoding.UTF8.GetString(bytes, 0, bytes.Length);

    /// <summary>Splits a message of records into its records, each as text. Records of these tests have no braces inside.</summary>
    public static string[] Records(byte[] message)
    {
        var text = Of(message);
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            count += text[i] == '{' ? 1 : 0;
        }

        var records = new string[count];
        var from = 0;
        for (var i = 0; i < count; i++)
        {
            var start = text.IndexOf('{', from);
            from = text.IndexOf('}', start) + 1;
            records[i] = text.Substring(start, from - start);
        }

        return records;
    }

    /// <summary>The number of a record: what stands between <c>{"s":</c> and the first comma.</summary>
    public static long Sequence(string record) => long.Parse(record.Substring(5, record.IndexOf(',') - 5));
}
