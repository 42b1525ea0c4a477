using System.Globalization;

namespace Hjemvakt.Evaluation.Recordings;

/// <summary>One event of a recorded home.</summary>
/// <param name="At">The recorder's local time; it names no zone.</param>
/// <param name="Area">The room, or empty where the recording has none.</param>
/// <param name="State">As written: <c>ON</c>, <c>OFF</c>, <c>OPEN</c>, <c>CLOSE</c>, or a reading.</param>
/// <param name="Activity">What the person was doing, as somebody labelled it; empty where nobody has.</param>
public readonly record struct RecordedEvent(DateTime At, string Area, string Sensor, string State, string Activity);

/// <summary>
/// Reads the lines of the smart-home recordings of CASAS in both forms they come in:
/// <c>date time area sensor state [activity]</c> and <c>date time sensor state [activity …]</c>. Separators are any run of
/// spaces, tabs, commas or semicolons; seconds have any number of fraction digits, or none.
/// </summary>
public static class CasasLine
{
    private static readonly char[] Separators = [' ', '\t', ',', ';', '\r', '\u00a0'];
    private static readonly HashSet<string> States = new(StringComparer.OrdinalIgnoreCase)
    {
        "ON", "OFF", "OPEN", "CLOSE", "CLOSED", "OPENED", "PRESENT", "ABSENT", "START", "END", "STOP",
    };

    /// <returns>The event, or null with a sentence that says what is wrong.</returns>
    public static RecordedEvent? Read(string line, out string problem)
    {
        var fields = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        problem = string.Empty;
        if (fields.Length > 0 && fields[0].Contains('T', StringComparison.Ordinal) && fields[0].Length > 10)
        {
            fields = [fields[0][..10], fields[0][11..], .. fields[1..]];
        }

        if (fields.Length < 4)
        {
            problem = "fewer than four fields";
            return null;
        }

        if (Time(fields[0], fields[1]) is not { } at)
        {
            problem = "no date and time at the beginning";
            return null;
        }

        if (IsState(fields[3]))
        {
            return new RecordedEvent(at, string.Empty, fields[2], fields[3].ToUpperInvariant(), Rest(fields, 4));
        }

        if (fields.Length > 4 && IsState(fields[4]))
        {
            return new RecordedEvent(at, fields[2], fields[3], fields[4].ToUpperInvariant(), Rest(fields, 5));
        }

        problem = "no state such as ON, OFF, OPEN, CLOSE or a number";
        return null;
    }

    private static bool IsState(string field)
        => States.Contains(field) || double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Rest(string[] fields, int from) => fields.Length > from ? string.Join(' ', fields[from..]) : string.Empty;

    private static DateTime? Time(string date, string time)
    {
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        // TimeOnly takes up to seven fraction digits; some recorders write more.
        var point = time.IndexOf('.', StringComparison.Ordinal);
        var seconds = point < 0 ? time : time[..point];
        var fraction = point < 0 ? string.Empty : time[(point + 1)..];
        if (!TimeOnly.TryParseExact(seconds, ["H:mm:ss", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            || !fraction.All(char.IsAsciiDigit))
        {
            return null;
        }

        var ticks = fraction.Length == 0 ? 0 : long.Parse(fraction.PadRight(7, '0').AsSpan(0, 7), NumberStyles.None, CultureInfo.InvariantCulture);
        return day.ToDateTime(clock).AddTicks(ticks);
    }
}
