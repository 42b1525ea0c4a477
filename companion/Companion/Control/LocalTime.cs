using System.Globalization;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Homes;

namespace Hjemvakt.Companion.Control;

/// <summary>Times as the command line prints them: in the zone of the home they are about, with its distance from UTC.</summary>
internal static class LocalTime
{
    /// <summary>As <c>2026-01-31 02:14:33 +01:00</c>.</summary>
    public static string Of(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>A zone by its name; UTC where this machine does not know it.</summary>
    public static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The zone of the home that a gateway is in; UTC where there is no such gateway.</summary>
    public static async Task<TimeZoneInfo> ZoneOfAsync(IServiceProvider services, string gateway)
        => await services.GetRequiredService<IGatewayRegistry>().FindAsync(gateway) is { } found && await services.GetRequiredService<IHomeRegistry>().FindAsync(found.HomeId) is { } home
            ? Zone(home.TimeZone)
            : TimeZoneInfo.Utc;
}
