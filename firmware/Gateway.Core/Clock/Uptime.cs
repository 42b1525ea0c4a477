namespace Hjemvakt.Gateway.Clock;

/// <summary>Points in uptime, in milliseconds since the boot.</summary>
internal static class Uptime
{
    /// <summary>Later than any: nothing is due.</summary>
    internal static readonly long Never = long.MaxValue;

    /// <summary>Whichever comes first.</summary>
    internal static long Earlier(long a, long b) => a < b ? a : b;
}
