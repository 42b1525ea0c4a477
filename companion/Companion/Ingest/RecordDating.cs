using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Ingest;

/// <summary>When a record happened, as well as can be told from the gateway's clock and the companion's own.</summary>
internal static class RecordDating
{
    /// <summary>How far a gateway's clock may be off before its date is not believed.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    /// <summary>Dates a record.</summary>
    /// <param name="began">Unix time, in milliseconds, at which the record's boot began, if known.</param>
    public static (DateTimeOffset OccurredAt, ClockNote Clock) Date(long? sentAt, long uptime, long? began, DateTimeOffset enrolledAt, DateTimeOffset now)
    {
        if ((sentAt ?? began + uptime) is not { } at)
        {
            return (now, ClockNote.Unset);
        }

        return Judge(at, enrolledAt, now) switch
        {
            ClockNote.None => (DateTimeOffset.FromUnixTimeMilliseconds(at), sentAt is null ? ClockNote.Derived : ClockNote.None),
            var note => (now, note),
        };
    }

    /// <summary>Whether a date can be believed. A gateway says nothing before it was enrolled, and nothing from the future.</summary>
    public static ClockNote Judge(long unixMilliseconds, DateTimeOffset enrolledAt, DateTimeOffset now)
    {
        if (unixMilliseconds > (now + Tolerance).ToUnixTimeMilliseconds())
        {
            return ClockNote.Ahead;
        }

        return unixMilliseconds < (enrolledAt - Tolerance).ToUnixTimeMilliseconds() ? ClockNote.BeforeEnrolment : ClockNote.None;
    }
}
