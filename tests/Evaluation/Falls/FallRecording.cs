using System.Globalization;
using System.IO.Compression;

namespace Hjemvakt.Evaluation.Falls;

/// <summary>One recording of one person: samples in mg at 50 Hz. Named <c>F…</c> for a fall, <c>D…</c> for an everyday activity, as <c>F05_SE06_R02</c>.</summary>
/// <param name="Name">The recording's name.</param>
/// <param name="Samples">x, y, z.</param>
public sealed record FallRecording(string Name, IReadOnlyList<(int X, int Y, int Z)> Samples)
{
    /// <summary>It is a fall.</summary>
    public bool IsFall => Name.StartsWith('F');

    /// <summary>What was done: <c>F05</c>, <c>D11</c>.</summary>
    public string Activity => Name.Split('_')[0];

    /// <summary>Who did it.</summary>
    public string Person => Name.Split('_')[1];

    /// <summary>How long it is.</summary>
    public TimeSpan Length => TimeSpan.FromMilliseconds(Samples.Count * 20L);

    /// <summary>All recordings of a file, or of the <c>.csv</c> and <c>.csv.gz</c> files of a folder, by person.</summary>
    /// <exception cref="FileNotFoundException">There is nothing of the kind.</exception>
    /// <exception cref="InvalidDataException">A line is not a sample.</exception>
    public static IReadOnlyList<(string Person, IReadOnlyList<FallRecording> Recordings)> People(string path)
    {
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.csv*") : File.Exists(path) ? [path] : [];
        if (files.Length == 0)
        {
            throw new FileNotFoundException($"There are no recordings of falls (*.csv, *.csv.gz) in {path}.");
        }

        return [.. files.Order(StringComparer.Ordinal).SelectMany(Read).GroupBy(r => r.Person).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, (IReadOnlyList<FallRecording>)[.. g]))];
    }

    /// <summary>All recordings of a file with the columns <c>recording,x_mg,y_mg,z_mg</c>.</summary>
    public static IReadOnlyList<FallRecording> Read(string path)
    {
        var found = new List<FallRecording>();
        var samples = new List<(int X, int Y, int Z)>();
        string? name = null;
        foreach (var line in Lines(path).Skip(1))
        {
            var parts = line.Split(',');
            if (parts.Length != 4 || parts[0].Split('_').Length < 2)
            {
                throw new InvalidDataException($"{path}: '{line}' is not recording,x_mg,y_mg,z_mg with a recording as F05_SE06_R02.");
            }

            if (name is not null && parts[0] != name)
            {
                found.Add(new FallRecording(name, samples));
                samples = [];
            }

            name = parts[0];
            samples.Add((Number(parts[1]), Number(parts[2]), Number(parts[3])));
        }

        if (name is not null)
        {
            found.Add(new FallRecording(name, samples));
        }

        return found;
    }

    private static IEnumerable<string> Lines(string path)
    {
        using Stream file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new InvalidDataException($"'{text}' is not a number of mg.");
}
