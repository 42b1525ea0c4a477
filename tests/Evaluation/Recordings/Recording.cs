using System.IO.Compression;

namespace Hjemvakt.Evaluation.Recordings;

/// <summary>A line that could not be read, and why.</summary>
public readonly record struct BadLine(int Number, string Text, string Why);

/// <summary>A recorded home: its events in order of time.</summary>
/// <param name="OutOfOrder">How many lines were older than one before them; they have been put in their place.</param>
public sealed record Recording(string Name, IReadOnlyList<RecordedEvent> Events, IReadOnlyList<BadLine> BadLines, int OutOfOrder)
{
    /// <summary>Reads a recording, plain or packed by gzip. Bad lines are kept aside and named, and stop nothing.</summary>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or holds no event at all.</exception>
    public static Recording Open(string path)
    {
        using var file = File.OpenRead(path);
        var packed = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        using Stream bytes = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var text = new StreamReader(bytes);
        return Read(Path.GetFileName(path), text);
    }

    public static Recording Read(string name, TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var events = new List<RecordedEvent>();
        var bad = new List<BadLine>();
        var outOfOrder = 0;
        var latest = DateTime.MinValue;

        // A few dozen names, millions of times.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        string Once(string name) => names.TryGetValue(name, out var known) ? known : names[name] = name;
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (CasasLine.Read(line, out var why) is not { } read)
            {
                bad.Add(new BadLine(number, line.Length > 80 ? line[..80] + "…" : line, why));
                continue;
            }

            outOfOrder += read.At < latest ? 1 : 0;
            latest = read.At > latest ? read.At : latest;
            events.Add(read with { Area = Once(read.Area), Sensor = Once(read.Sensor), State = Once(read.State), Activity = Once(read.Activity) });
        }

        if (events.Count == 0)
        {
            throw new InvalidDataException($"{name} holds no event that can be read ({bad.Count} bad lines).");
        }

        // Stable: events of the same moment stay in the order in which they were written.
        return new Recording(name, outOfOrder == 0 ? events : [.. events.OrderBy(e => e.At)], bad, outOfOrder);
    }
}
