using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Storage;

/// <summary>Files that nobody but their owner may read: what is in them is about people in their homes, or opens doors.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a new file, whole or not at all.</summary>
    /// <exception cref="CannotStartException">It cannot be written.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            var unfinished = path + ".unfinished";
            File.Delete(unfinished);
            using (var file = new FileStream(unfinished, New()))
            using (var writer = new StreamWriter(file))
            {
                writer.Write(text);
                writer.Flush();
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"'{path}' cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Makes an empty file for something else to fill, unless there is one; one that others may read is closed to them.</summary>
    public static void Make(string path)
    {
        if (!File.Exists(path))
        {
            new FileStream(path, New()).Dispose();
        }
        else if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~Mode) != 0)
        {
            File.SetUnixFileMode(path, Mode);
        }
    }

    private static FileStreamOptions New()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        return options;
    }
}
