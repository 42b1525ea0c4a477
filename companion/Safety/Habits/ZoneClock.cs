namespace Hjemvakt.Safety.Habits;

/// <summary>The clock on the home's wall. Instants are Unix milliseconds; days and hours are those of the home's time zone.</summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    public const long Minute = 60_000;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    /// <summary>Milliseconds since 1970-01-01 00:00 on the wall's own clock. Not a measure of time that passes.</summary>
    public long Local(long instant) => instant + (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(instant)).TotalMilliseconds;

    /// <summary>0–23.</summary>
    public int HourOf(long instant) => (int)(Floor(Local(instant), Day) / Hour);

    /// <summary>The number of the local day, 0 on 1970-01-01.</summary>
    public int DayOf(long instant) => (int)Math.Floor((double)Local(instant) / Day);

    /// <summary>Minutes since local midnight, 0–1439.</summary>
    public int MinuteOf(long instant) => (int)(Floor(Local(instant), Day) / Minute);

    /// <summary>
    /// The first instant from <paramref name="instant"/> on when the wall shows <paramref name="minute"/> of a day.
    /// Where the clock jumps over that time, the instant of the jump.
    /// </summary>
    public long NextAt(long instant, double minute)
    {
        for (var day = DayOf(instant); ; day++)
        {
            var at = InstantOf((day * Day) + (long)(minute * Minute));
            if (at >= instant)
            {
                return at;
            }
        }
    }

    /// <summary>Where the hour that holds the instant ends, or <paramref name="end"/> if that is sooner.</summary>
    public long EndOfHour(long instant, long end) => Math.Min(end, instant + Hour - Floor(Local(instant), Hour));

    private long InstantOf(long local)
    {
        var wall = DateTime.UnixEpoch.AddMilliseconds(local);
        wall = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(1).AddTicks(-(wall.Ticks % TimeSpan.TicksPerMinute));
        }

        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUnixTimeMilliseconds();
    }

    private static long Floor(long value, long size)
    {
        var rest = value % size;
        return rest < 0 ? rest + size : rest;
    }
}
