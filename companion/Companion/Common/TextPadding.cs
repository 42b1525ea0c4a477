namespace Hjemvakt.Companion.Common;

/// <summary>
/// What editors and tools put around a text: a byte order mark before it (Notepad, PowerShell 5), and behind it NUL characters or what erased flash (0xFF) becomes when it is read
/// as UTF-8. A gateway leaves out the same when it reads its files.
/// </summary>
public static class TextPadding
{
    private const char ByteOrderMark = '\uFEFF', Erased = '\uFFFD';

    /// <summary>The text alone.</summary>
    public static string Strip(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var from = text.StartsWith(ByteOrderMark) ? 1 : 0;
        return text[from..].TrimEnd('\0', Erased);
    }
}
