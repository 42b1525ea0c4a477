using System.Globalization;

namespace Hjemvakt.Companion.Broker;

/// <summary>Text of a stranger, fit for a line of log: short, on one line, and without characters that a terminal would obey or hide.</summary>
internal static class LogText
{
    private const int Longest = 64;

    public static string Of(string? text) => text is null ? "" : new string([.. text.Take(Longest).Select(c => IsPlain(c) ? c : '?')]);

    private static bool IsPlain(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
