namespace Hjemvakt.Safety.Time;

/// <summary>The clock on the home's wall. Instants are Unix milliseconds; days and hours are those of the home's time zone.</summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    public const long Minute = 60_000;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    /// <summary>Milliseconds since 1970-01-01 00:00 on the wall's own clock. Not a measure of time that passes.</summary>
    public long Local(long instant) => instant + Offset(instant);

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

    /// <summary>The hours of the day that a stretch of time touches, one after the other.</summary>
    public HourWalk Walk(long from, long to) => new(this, from, to);

    private long Offset(long instant) => (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(instant)).TotalMilliseconds;

    /// <summary>The instant at which the wall's own clock shows this; the moment of the jump where it jumps over it.</summary>
    public long InstantOf(long local)
    {
        // At the ends of the calendar there is no wall to look at.
        local = Math.Clamp(local, DateTimeOffset.MinValue.ToUnixTimeMilliseconds() + (2 * Day), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - (2 * Day));
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

    /// <summary>Walks over a stretch of time hour by hour, as the wall shows them. Allocates nothing.</summary>
    public ref struct HourWalk
    {
        private readonly ZoneClock clock;
        private readonly long end;
        private readonly long? offset;

        internal HourWalk(ZoneClock clock, long from, long to)
        {
            this.clock = clock;
            (To, end) = (from, to);

            // Asking the zone is dear. Clocks are not changed there and back within days.
            var first = clock.Offset(from);
            offset = to - from <= 3 * Day && first == clock.Offset(Math.Max(from, to)) ? first : null;
        }

        /// <summary>The hour, 0–23, and the part of the stretch that lies in it.</summary>
        public int Hour { get; private set; }

        public long From { get; private set; }

        public long To { get; private set; }

        public readonly double Share => (double)(To - From) / ZoneClock.Hour;

        public readonly HourWalk GetEnumerator() => this;

        public readonly HourWalk Current => this;

        public bool MoveNext()
        {
            if (To >= end)
            {
                return false;
            }

            From = To;
            var local = From + (offset ?? clock.Offset(From));
            Hour = (int)(Floor(local, Day) / ZoneClock.Hour);
            To = Math.Min(end, From + ZoneClock.Hour - Floor(local, ZoneClock.Hour));
            return true;
        }
    }
}
