using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Gateways;

/// <summary>Which dates can be believed at all.</summary>
internal static class RecordDating
{
    /// <summary>How far a gateway's clock may be off before its date is not believed.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

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
