namespace Hjemvakt.Companion.Clocks;

/// <summary>
/// The time that the whole companion lives in. It is anchored to the machine's clock and runs on the machine's monotonic counter, which nobody can
/// set: between two readings as much time has passed as it says. What the machine's clock is put on by at once is a <see cref="ClockJump"/>; it is
/// taken over only with <see cref="Take"/>, when everything that waits has been moved by the same amount (docs/decisions/0185).
/// </summary>
/// <param name="machine">The machine's clock, with its monotonic counter.</param>
/// <param name="boot">Names the run of the machine in which the counter counts; null where nobody knows.</param>
internal sealed class SteadyClock(TimeProvider machine, string? boot = null) : TimeProvider
{
    /// <summary>A smaller difference to the machine's clock is what time servers put right all day: it is followed without a word.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    // So much of the time that passes: time never goes back, and no wait is off by more than one part in a hundred.
    private const int Slew = 100;

    // The two clocks are read one after the other; a thread that was held up in between has read nothing.
    private static readonly TimeSpan OneReading = TimeSpan.FromMilliseconds(100);
    private const int Readings = 5;

    private readonly Lock gate = new();
    private long stamp = machine.GetTimestamp();
    private DateTimeOffset anchor = machine.GetUtcNow();

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return At(machine.GetTimestamp());
        }
    }

    /// <summary>The time with the monotonic counter that belongs to it.</summary>
    public ClockReading Read()
    {
        lock (gate)
        {
            var timestamp = machine.GetTimestamp();
            return new ClockReading(At(timestamp), UptimeAt(timestamp), boot);
        }
    }

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>
    /// Goes on from what was stored last, at a start. In the same run of the machine its counter says how long ago that was; otherwise the machine's clock
    /// is believed as long as it is not behind what was stored.
    /// </summary>
    public void Resume(ClockReading stored)
    {
        lock (gate)
        {
            var now = machine.GetTimestamp();
            var elapsed = stored.Boot is not null && stored.Boot == boot && stored.Uptime is { } then ? UptimeAt(now) - then : (TimeSpan?)null;
            var wall = machine.GetUtcNow();
            var expected = stored.Now + (elapsed ?? TimeSpan.Zero);
            var off = wall - expected;
            stamp = now;
            anchor = elapsed is null ? (off <= -Tolerance ? stored.Now : wall) : (off.Duration() < Tolerance ? wall : expected);
        }
    }

    /// <summary>Follows small differences to the machine's clock.</summary>
    /// <returns>The jump that the machine's clock has made; null when it has made none.</returns>
    public ClockJump? Follow()
    {
        lock (gate)
        {
            if (Compare() is not { } reading)
            {
                return null;
            }

            var now = At(reading.Stamp);
            var off = reading.Wall - now;
            if (off.Duration() >= Tolerance)
            {
                return new ClockJump(TimeSpan.FromMilliseconds((long)off.TotalMilliseconds), now);
            }

            var most = machine.GetElapsedTime(stamp, reading.Stamp) / Slew;
            (stamp, anchor) = (reading.Stamp, now + (off > most ? most : off < -most ? -most : off));
            return null;
        }
    }

    /// <summary>Takes a jump over: everything that waits has been moved.</summary>
    public void Take(ClockJump jump)
    {
        ArgumentNullException.ThrowIfNull(jump);
        lock (gate)
        {
            anchor += jump.By;
        }
    }

    private DateTimeOffset At(long timestamp) => anchor + machine.GetElapsedTime(stamp, timestamp);

    private TimeSpan UptimeAt(long timestamp) => machine.GetElapsedTime(0, timestamp);

    private (long Stamp, DateTimeOffset Wall)? Compare()
    {
        for (var i = 0; i < Readings; i++)
        {
            var before = machine.GetTimestamp();
            var wall = machine.GetUtcNow();
            if (machine.GetElapsedTime(before) < OneReading)
            {
                return (before, wall);
            }
        }

        return null;
    }
}

/// <summary>A time with the monotonic counter that belongs to it.</summary>
/// <param name="Uptime">The counter; null where it is not known.</param>
/// <param name="Boot">Names the run of the machine in which it counts; null where nobody knows.</param>
internal readonly record struct ClockReading(DateTimeOffset Now, TimeSpan? Uptime = null, string? Boot = null)
{
    /// <summary>The same moment by a clock that was put on by so much.</summary>
    public ClockReading MovedBy(TimeSpan by) => this with { Now = Now + by };
}

/// <summary>The machine's clock was put on or back at once.</summary>
/// <param name="By">By how much, in whole milliseconds: positive when it was put on.</param>
/// <param name="At">When, by the time in which the companion lived until then.</param>
internal sealed record ClockJump(TimeSpan By, DateTimeOffset At)
{
    /// <summary>What the clock says since.</summary>
    public DateTimeOffset Since => At + By;
}
