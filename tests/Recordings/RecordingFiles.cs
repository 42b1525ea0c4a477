using System.IO.Compression;
using Xunit;

namespace Hjemvakt.Recordings.Tests;

/// <summary>Finds and opens the recordings, which carry no licence that lets them lie in the repository.</summary>
public static class RecordingFiles
{
    /// <summary>Why there is nothing to play.</summary>
    public const string Absent = "the recordings are absent: put data in ../shared beside the repository, or name its parent folder in HJEMVAKT_SHARED";

    /// <summary>The folder of all recordings, or null.</summary>
    public static string? Root { get; } = Find();

    /// <summary>The path of a recording, or null when it is absent.</summary>
    public static string? Path(params string[] parts)
    {
        if (Root is null)
        {
            return null;
        }

        var path = System.IO.Path.Combine([Root, .. parts]);
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    /// <summary>The path of a recording; the calling test is skipped, and says why, when it is absent.</summary>
    public static string PathOrSkip(params string[] parts)
    {
        var path = Path(parts);
        Assert.SkipWhen(path is null, Absent);
        return path!;
    }

    /// <summary>The lines of a text file, unpacked when it ends in <c>.gz</c>.</summary>
    public static IEnumerable<string> Lines(string path)
    {
        using Stream file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static string? Find()
    {
        var shared = System.Environment.GetEnvironmentVariable("HJEMVAKT_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "nf.sln")))
            {
                shared = System.IO.Path.Combine(folder.FullName, "..", "shared");
            }
        }

        var data = shared is null ? null : System.IO.Path.GetFullPath(System.IO.Path.Combine(shared, "data"));
        return Directory.Exists(data) ? data : null;
    }
}
