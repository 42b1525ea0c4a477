namespace Hjemvakt.Safety.Time;

/// <summary>The clock on the wall, with its two odd nights a year.</summary>
public static class ZoneTime
{
    /// <summary>
    /// The instant at which shifts are handed over. A time that the spring night leaves out is the moment the clock jumps; one
    /// that the autumn night has twice is the first of the two. Whoever goes and whoever comes read the same clock, so
    /// there is neither a hole nor an overlap.
    /// </summary>
    public static DateTimeOffset HandOver(TimeZoneInfo zone, DateTime local)
    {
        ArgumentNullException.ThrowIfNull(zone);
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            var jump = local;
            while (zone.IsInvalidTime(jump.AddMinutes(-1)))
            {
                jump = jump.AddMinutes(-1);
            }

            return new DateTimeOffset(jump, zone.GetUtcOffset(jump.AddMinutes(-1))).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The instant of a date and time that somebody has entered, or null when the clock never shows it.</summary>
    /// <param name="latest">Of a time that comes twice, the second: an agreement that ends then covers the whole night.</param>
    public static DateTimeOffset? Entered(TimeZoneInfo zone, DateTime local, bool latest = false)
    {
        ArgumentNullException.ThrowIfNull(zone);
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            return null;
        }

        return latest && zone.IsAmbiguousTime(local)
            ? new DateTimeOffset(local, zone.GetAmbiguousTimeOffsets(local).Min()).ToUniversalTime()
            : HandOver(zone, local);
    }

    /// <summary>What the clock shows at an instant.</summary>
    public static DateTime At(TimeZoneInfo zone, DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;
}
