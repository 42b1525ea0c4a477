using Hjemvakt.Evaluation.Playing;

namespace Hjemvakt.Evaluation.Recordings;

/// <summary>Finds the recorded homes in a folder, whatever form each has.</summary>
public static class RecordedHomes
{
    /// <summary>Every folder below this one that holds a home: as intervals, or as lines of CASAS in a file called <c>events</c>.</summary>
    public static IReadOnlyList<HomeLife> In(string folder)
        => [.. Directory.EnumerateDirectories(folder).Append(folder).Order(StringComparer.Ordinal).Select(Open).OfType<HomeLife>()];

    /// <summary>The home in a folder or a file; null when there is none.</summary>
    public static HomeLife? Open(string path)
    {
        if (File.Exists(path))
        {
            return OfLines(path, Path.GetFileName(path));
        }

        if (IntervalFolder.IsOne(path))
        {
            var (recording, entrances, labelled) = IntervalFolder.Open(path);
            return HomeLife.Of(recording, new Commissioning(recording.Events, entrances), labelled);
        }

        return Directory.EnumerateFiles(path, "events*").Order(StringComparer.Ordinal).FirstOrDefault() is { } events
            ? OfLines(events, Path.GetFileName(Path.TrimEndingDirectorySeparator(path)))
            : null;
    }

    private static HomeLife OfLines(string path, string name)
    {
        var recording = Recording.Open(path) with { Name = name };
        return HomeLife.Of(recording, new Commissioning(recording.Events, []));
    }
}
