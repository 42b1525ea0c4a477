using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hjemvakt.Companion.Web.Technician;

/// <summary>Unknown bytes as something a person can look at: nothing in them can act on the page, or hide.</summary>
public static class BytesPreview
{
    /// <summary>How many bytes are shown.</summary>
    public const int Most = 512;

    private const int PerLine = 16;

    /// <summary>As UTF-8, with controls, invisible characters and broken sequences shown as what they are.</summary>
    public static string AsText(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes[..Math.Min(bytes.Length, Most)];
        var text = new StringBuilder(rest.Length);
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(rest, out var rune, out var used);
            if (status != OperationStatus.Done)
            {
                foreach (var wrong in rest[..used])
                {
                    text.Append(CultureInfo.InvariantCulture, $"\\x{wrong:X2}");
                }
            }
            else if (IsVisible(rune))
            {
                text.Append(rune.ToString());
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}");
            }

            rest = rest[used..];
        }

        return text.ToString();
    }

    /// <summary>As lines of sixteen bytes behind their offset.</summary>
    public static string AsHex(ReadOnlySpan<byte> bytes)
    {
        var shown = bytes[..Math.Min(bytes.Length, Most)];
        var text = new StringBuilder();
        for (var at = 0; at < shown.Length; at += PerLine)
        {
            text.Append(CultureInfo.InvariantCulture, $"{at:x4} ");
            foreach (var value in shown[at..Math.Min(at + PerLine, shown.Length)])
            {
                text.Append(CultureInfo.InvariantCulture, $" {value:x2}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static bool IsVisible(Rune rune) => rune.Value == '\n' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
