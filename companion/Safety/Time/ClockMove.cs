namespace Hjemvakt.Safety.Time;

/// <summary>Moves points in time by a jump of the clock.</summary>
internal static class ClockMove
{
    /// <summary>The same moment by the new clock. What was never set stays so, and what cannot be told any more is as far as can be.</summary>
    public static DateTimeOffset By(this DateTimeOffset at, TimeSpan by)
        => at == default ? at
            : by < TimeSpan.Zero && at - DateTimeOffset.MinValue < -by ? DateTimeOffset.MinValue
            : by > TimeSpan.Zero && DateTimeOffset.MaxValue - at < by ? DateTimeOffset.MaxValue
            : at + by;

    /// <inheritdoc cref="By(DateTimeOffset, TimeSpan)"/>
    public static DateTimeOffset? By(this DateTimeOffset? at, TimeSpan by) => at is { } known ? known.By(by) : null;

    /// <summary>Unix milliseconds; zero is never.</summary>
    public static long By(this long at, TimeSpan by) => at == 0 ? 0 : DateTimeOffset.FromUnixTimeMilliseconds(at).By(by).ToUnixTimeMilliseconds();
}
