using System.Globalization;

namespace Hjemvakt.Evaluation.Recordings;

/// <summary>
/// Reads a home that was recorded as intervals: a file <c>*-ss.txt</c> of lines <c>start TAB end TAB sensor</c>, a file <c>sensorMap*.txt</c> of lines
/// <c>sensor,name,category</c>, and, where somebody has labelled activities, <c>*-as.txt</c> of lines <c>start TAB end TAB activity</c>. An interval becomes
/// an opening and a closing, because all its sensors are contacts and switches.
/// </summary>
public static class IntervalFolder
{
    private const string Readings = "*-ss.txt";
    private const string TimeForm = "dd-MMM-yyyy HH:mm:ss";

    // A category of the sensor maps for what belongs to the way out.
    private const string Outside = "Outside";

    /// <summary>Whether a folder holds such a recording.</summary>
    public static bool IsOne(string folder) => Directory.EnumerateFiles(folder, Readings).Any() && Directory.EnumerateFiles(folder, "sensorMap*.txt").Any();

    /// <summary>Reads the folder.</summary>
    /// <returns>The recording, the doors that lead out, and the times that are labelled as out of the home.</returns>
    /// <exception cref="InvalidDataException">It holds no line that can be read.</exception>
    public static (Recording Recording, IReadOnlyList<string> Entrances, IReadOnlyList<(DateTime From, DateTime To)> Out) Open(string folder)
    {
        var names = SensorNames(folder);
        var events = new List<RecordedEvent>();
        var bad = new List<BadLine>();
        foreach (var (number, line) in Numbered(Directory.EnumerateFiles(folder, Readings).Order(StringComparer.Ordinal).First()))
        {
            var fields = line.Split('\t', StringSplitOptions.TrimEntries);
            if (fields.Length < 3 || Time(fields[0]) is not { } from || Time(fields[1]) is not { } to || to < from || !names.TryGetValue(fields[2], out var sensor))
            {
                bad.Add(new BadLine(number, line.Length > 80 ? line[..80] + "…" : line, "no start, end and known sensor"));
                continue;
            }

            events.Add(new RecordedEvent(from, sensor.Area, sensor.Name, "OPEN", string.Empty));
            events.Add(new RecordedEvent(to, sensor.Area, sensor.Name, "CLOSE", string.Empty));
        }

        if (events.Count == 0)
        {
            throw new InvalidDataException($"{folder} holds no interval that can be read ({bad.Count} bad lines).");
        }

        var recording = new Recording(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), [.. events.OrderBy(e => e.At)], bad, 0);
        var entrances = names.Values.Where(sensor => sensor.LeadsOut).Select(sensor => sensor.Name).Order(StringComparer.Ordinal);
        return (recording, [.. entrances], Absences(folder));
    }

    private static Dictionary<string, (string Name, string Area, bool LeadsOut)> SensorNames(string folder)
    {
        var names = new Dictionary<string, (string, string, bool)>(StringComparer.Ordinal);
        foreach (var (_, line) in Numbered(Directory.EnumerateFiles(folder, "sensorMap*.txt").Order(StringComparer.Ordinal).First()))
        {
            if (line.Split(',', StringSplitOptions.TrimEntries) is [var id, var name, var category, ..])
            {
                var words = name.Split(' ', '-').Select(word => word.ToUpperInvariant()).ToList();
                names[id] = ($"{name} {id}", category, category == Outside && words.Contains("DOOR"));
            }
        }

        return names;
    }

    // An activity is "leaving" in one recording and "being out" in another: only what lasts is an absence.
    private static List<(DateTime From, DateTime To)> Absences(string folder)
    {
        var leave = Directory.EnumerateFiles(folder).Where(path => path.Contains("actionMap", StringComparison.Ordinal) || path.EndsWith("activity_names", StringComparison.Ordinal))
            .SelectMany(Numbered).Select(line => line.Text.Split(['\t', ','], StringSplitOptions.TrimEntries)).Where(fields => fields.Length > 1 && fields[1] == "leave-house")
            .Select(fields => fields[0]).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Directory.EnumerateFiles(folder, "*-as.txt").SelectMany(Numbered).Select(line => line.Text.Split('\t', StringSplitOptions.TrimEntries))
                .Where(fields => fields.Length > 2 && leave.Contains(fields[2])).Select(fields => (From: Time(fields[0]), To: Time(fields[1])))
                .Where(span => span.From is not null && span.To - span.From >= TimeSpan.FromMinutes(20)).Select(span => (span.From!.Value, span.To!.Value)).Order(),
        ];
    }

    private static IEnumerable<(int Number, string Text)> Numbered(string path)
        => File.ReadLines(path).Select((line, i) => (i + 1, line)).Where(line => line.line.Trim().Length > 0);

    private static DateTime? Time(string text)
        => DateTime.TryParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}
