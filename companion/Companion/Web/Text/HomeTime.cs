using System.Collections.Concurrent;
using System.Globalization;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>
/// Times as people read them: 24 hours, in a zone. What happened in a home is shown in the home's own zone, as the clock on its wall showed it; a page that is
/// about no one home is in the service's zone, which is what is injected under this name.
/// </summary>
public sealed class HomeTime
{
    private static readonly ConcurrentDictionary<string, HomeTime> Known = new(StringComparer.Ordinal);

    private readonly TimeZoneInfo zone;

    private HomeTime(string id, TimeZoneInfo zone) => (Id, this.zone) = (id, zone);

    /// <summary>The zone's IANA name.</summary>
    public string Id { get; }

    /// <summary>Times of a zone. One that this machine does not know is shown in UTC: an alert must not fail for it.</summary>
    /// <param name="zone">IANA name, as <c>Europe/Oslo</c>.</param>
    public static HomeTime In(string zone)
        => Known.GetOrAdd(zone, static id => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? new HomeTime(id, found) : new HomeTime("UTC", TimeZoneInfo.Utc));

    /// <summary>The same instant on the clock on the wall.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>The instant of a time of day that the clock on the wall shows once.</summary>
    public DateTimeOffset At(DateTime local) => new(local, zone.GetUtcOffset(local));

    /// <summary>The present time of day, as <c>02:14:33</c>. Of any other instant the day is told too: <see cref="SecondsOrDay"/>.</summary>
    public string NowWithSeconds(DateTimeOffset now) => Local(now).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>As <c>02:14</c> on the day itself, with the date on any other day, and with the year in any other year.</summary>
    public string ClockOrDay(DateTimeOffset instant, DateTimeOffset now, Words words) =>
        IsToday(instant, now) ? Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture) : Day(instant, now, words);

    /// <summary>The same in a sentence, as <c>kl. 02:14</c> or <c>søn. 1. mar. kl. 02:14</c>.</summary>
    public string When(DateTimeOffset instant, DateTimeOffset now, Words words) =>
        IsToday(instant, now) ? $"{words.At} {ClockOrDay(instant, now, words)}" : Day(instant, now, words);

    /// <summary>As <c>02:14:33</c> on the day itself, with the date on any other day.</summary>
    public string SecondsOrDay(DateTimeOffset instant, DateTimeOffset now, Words words) =>
        IsToday(instant, now) ? NowWithSeconds(instant) : $"{Day(instant, now, words)}{Local(instant).ToString("':'ss", CultureInfo.InvariantCulture)}";

    /// <summary>True when the clocks of both zones show the same at an instant.</summary>
    public bool ShowsTheSameAs(HomeTime other, DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Local(instant).Offset == other.Local(instant).Offset;
    }

    /// <summary>For the <c>datetime</c> attribute, which scripts and screen readers read.</summary>
    public static string Machine(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>How long ago, in the largest unit that says enough. The page's script counts on in the same steps.</summary>
    public static string Ago(DateTimeOffset instant, DateTimeOffset now, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
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

    private bool IsToday(DateTimeOffset instant, DateTimeOffset now) => Local(instant).Date == Local(now).Date;

    private string Day(DateTimeOffset instant, DateTimeOffset now, Words words) => words.DayAndTime(Local(instant), withYear: Local(instant).Year != Local(now).Year);
}
