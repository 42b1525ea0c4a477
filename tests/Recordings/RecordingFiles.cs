using System.IO.Compression;
using Xunit;

namespace Hjemvakt.Recordings.Tests;

/// <summary>Opens the recordings.</summary>
public static class RecordingFiles
{
    /// <summary>Why there is nothing to play.</summary>
    public static string Absent => SharedFolder.Absent("data");

    /// <summary>The path of a recording, or null when it is absent.</summary>
    public static string? Path(params string[] parts) => SharedFolder.Path(["data", .. parts]);

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
}
