using System.Text;
using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Flash;

/// <summary>Files on the chip, with the package's own manners.</summary>
[StandsInFor("System.IO.File")]
public static class File
{
    /// <summary>True when there is such a file.</summary>
    public static bool Exists(string path) => Chip.FileExists(path);

    /// <summary>Deletes the file; no harm when there is none.</summary>
    public static void Delete(string path) => Chip.Delete(Boot.Current, path);

    /// <summary>Renames a file, whole or not at all.</summary>
    /// <exception cref="IOException">There is already a file of the new name: unlike on a desktop there is no overwriting.</exception>
    public static void Move(string sourceFileName, string destFileName) => Chip.Move(Boot.Current, sourceFileName, destFileName);

    /// <summary>Opens a file, which is empty from this instant on.</summary>
    public static FileStream Create(string path) => new(path, FileMode.Create);

    /// <summary>Opens a file.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access) => new(path, mode, access);

    /// <summary>Opens a file for reading.</summary>
    public static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read);

    /// <summary>The whole content.</summary>
    public static byte[] ReadAllBytes(string path)
    {
        using var file = OpenRead(path);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    /// <summary>The whole content as UTF-8 text.</summary>
    public static string ReadAllText(string path) => Encoding.UTF8.GetString(ReadAllBytes(path));

    /// <summary>Empties the file and writes it anew; the power may go in between.</summary>
    public static void WriteAllBytes(string path, byte[] bytes)
    {
        using var file = Create(path);
        file.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Empties the file and writes it anew as UTF-8; the power may go in between.</summary>
    public static void WriteAllText(string path, string contents) => WriteAllBytes(path, Encoding.UTF8.GetBytes(contents));

    private static FlashChip Chip
    {
        get
        {
            var boot = Boot.Current;
            boot.ThrowIfPowerLost();
            return boot.Device.Flash;
        }
    }
}
