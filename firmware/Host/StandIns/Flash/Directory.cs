using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Flash;

/// <summary>Directories on the chip.</summary>
[StandsInFor("System.IO.Directory")]
public static class Directory
{
    /// <summary>True when there is such a directory.</summary>
    public static bool Exists(string path) => Chip.DirectoryExists(path);

    /// <summary>Makes a directory, and those above it; no harm when it exists.</summary>
    public static DirectoryInfo CreateDirectory(string path)
    {
        Chip.CreateDirectory(Boot.Current, path);
        return new DirectoryInfo(path);
    }

    /// <summary>Paths of the files that lie directly in the directory, in no particular order.</summary>
    public static string[] GetFiles(string path) => Chip.FilesIn(path);

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

/// <summary>One directory on the chip.</summary>
[StandsInFor("System.IO.DirectoryInfo")]
public sealed class DirectoryInfo(string path)
{
    /// <summary>Its path.</summary>
    public override string ToString() => path;
}
