using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Storage;

/// <summary>
/// The data folder, held by this process alone. Two companions on one folder would each keep half of the homes' state
/// in memory; the second is refused.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream hold;

    private DataFolder(string path, FileStream hold)
    {
        Path = path;
        this.hold = hold;
    }

    public string Path { get; }

    /// <summary>Creates the folder if need be and holds it until disposed, or until the process is gone.</summary>
    /// <exception cref="CannotStartException">It cannot be written, or somebody else holds it.</exception>
    public static DataFolder Hold(string path) => TryHold(path) ?? throw new CannotStartException($"The data folder '{path}' is in use by another companion.");

    /// <summary>The same; null when somebody else holds it.</summary>
    /// <exception cref="CannotStartException">It cannot be written.</exception>
    public static DataFolder? TryHold(string path)
    {
        try
        {
            var full = Create(path).FullName;
            var file = System.IO.Path.Combine(full, "companion.lock");
            return new DataFolder(full, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (Directory.Exists(path) && File.Exists(System.IO.Path.Combine(path, "companion.lock")))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CannotStartException($"The data folder '{path}' cannot be written: {error.Message}", error);
        }
    }

    // What lies there is about people in their homes: a folder that is made here is for its owner alone.
    private static DirectoryInfo Create(string path) => OperatingSystem.IsWindows() || Directory.Exists(path)
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    public void Dispose() => hold.Dispose();
}
