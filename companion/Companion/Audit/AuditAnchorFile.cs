using System.Globalization;

namespace Hjemvakt.Companion.Audit;

/// <summary>
/// Heads in a file that somebody else keeps: on another machine's share, or one that can only be appended to. A line each: number, time, hash.
/// </summary>
internal static class AuditAnchorFile
{
    public static string Line(AuditHead head) => string.Create(CultureInfo.InvariantCulture, $"{head.Number} {head.At:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Convert.ToHexStringLower(head.Hash)}");

    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Append(string path, AuditHead head)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        using var writer = new StreamWriter(file);
        writer.WriteLine(Line(head));
        writer.Flush();
        file.Flush(flushToDisk: true);
    }

    /// <exception cref="FormatException">A line is none.</exception>
    public static IReadOnlyList<AuditHead> Read(string path)
    {
        var heads = new List<AuditHead>();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            heads.Add(Parse(line));
        }

        return heads;
    }

    /// <summary>One line, or what the dead-man call carries: number and hash without a time.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static AuditHead Parse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is not (2 or 3) || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || parts[^1].Length != 64 || !parts[^1].All(char.IsAsciiHexDigit))
        {
            throw new FormatException($"'{line}' is no head: number, time and 64 hexadecimal digits are expected.");
        }

        var at = parts.Length == 3 && DateTimeOffset.TryParse(parts[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : DateTimeOffset.UnixEpoch;
        return new AuditHead(number, at, Convert.FromHexString(parts[^1]));
    }
}
