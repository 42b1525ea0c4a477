namespace Hjemvakt.Companion.Cli;

/// <summary>The files that a command reads and writes where the person sits.</summary>
internal static class TextFiles
{
    /// <summary>The text of a file; null when there is none.</summary>
    public static async Task<string?> ReadAsync(string path) => File.Exists(path) ? await File.ReadAllTextAsync(path) : null;

    /// <summary>Writes a file for nobody but whoever runs this, in the place of one that is there, and makes its folder.</summary>
    public static async Task WriteAsync(string path, string text)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // A file that is there keeps its rights, and they may be everybody's.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(path, options);
        await file.WriteAsync(text);
    }
}
