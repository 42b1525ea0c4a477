using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Clocks;

/// <summary>Time moved by hand, and a clock on the wall that somebody can set without any time passing.</summary>
internal sealed class SettableTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private long set;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Volatile.Read(ref set));

    // The base would read the clock on the wall.
    public override long GetTimestamp() => base.GetUtcNow().UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Somebody puts the clock on, or back.</summary>
    public void SetClock(TimeSpan by) => Interlocked.Add(ref set, by.Ticks);
}
