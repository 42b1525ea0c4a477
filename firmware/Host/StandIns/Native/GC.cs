using Hjemvakt.Host.StandIns.Simulation;

namespace nanoFramework.Runtime.Native;

/// <summary>The runtime's garbage collector.</summary>
public static class GC
{
    // Nobody here has the chip's heap; this is what an 8 MB module has free with an empty program.
    private const uint FreeBytes = 7 * 1024 * 1024;

    /// <summary>Collects, and compacts if asked.</summary>
    /// <returns>Free bytes of the managed heap. Here always the same: a virtual gateway has no heap of its own to measure.</returns>
    public static uint Run(bool compactHeap)
    {
        Boot.Current.ThrowIfPowerLost();
        return FreeBytes;
    }
}
