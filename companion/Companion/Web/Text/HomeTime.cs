using System.Globalization;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Times as people in the service read them: the homes' own zone, 24 hours.</summary>
public static class HomeTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    /// <summary>The same instant on the clock on the wall.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>As <c>02:14</c>.</summary>
    public static string Clock(DateTimeOffset instant) => Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>As <c>02:14:33</c>.</summary>
    public static string ClockWithSeconds(DateTimeOffset instant) => Local(instant).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>As <c>02:14</c> on the day itself, with the date on any other day.</summary>
    public static string ClockOrDay(DateTimeOffset instant, DateTimeOffset now, Words words) =>
        Local(instant).Date == Local(now).Date ? Clock(instant) : words.DayAndTime(Local(instant));

    /// <summary>For the <c>datetime</c> attribute, which scripts and screen readers read.</summary>
    public static string Machine(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>How long ago, in the largest unit that says enough. The page's script counts on in the same steps.</summary>
    public static string Ago(DateTimeOffset instant, DateTimeOffset now, Words words)
    {
        var ago = now - instant;
        return ago switch
        {
            { TotalSeconds: < 10 } => words.AgoNow,
            { TotalSeconds: < 60 } => Words.Fill(words.AgoSeconds, (long)ago.TotalSeconds),
            { TotalMinutes: < 120 } => Words.Fill(words.AgoMinutes, (long)ago.TotalMinutes),
            { TotalHours: < 24 } => Words.Fill(words.AgoHours, (long)ago.TotalHours),
            _ => Words.Fill(words.AgoDays, (long)ago.TotalDays),
        };
    }
}
