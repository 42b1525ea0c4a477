using System.Collections.Immutable;

namespace Hjemvakt.Safety.Plans;

/// <summary>A visit that is expected: a door that opens in it, and somebody who comes and goes, have an explanation.</summary>
/// <param name="From">Local time from which it may begin.</param>
/// <param name="To">Local time by which it is over; the next day's when it is the earlier one.</param>
/// <param name="Who">A word for who comes, as <c>night patrol</c>.</param>
public sealed record PlannedVisit(TimeOnly From, TimeOnly To, string Who)
{
    /// <summary>The days on which it begins; none of them: every day.</summary>
    public ImmutableArray<DayOfWeek> Days { get; init; } = [];

    /// <summary>How long it may last, by the clock on the wall.</summary>
    public TimeSpan Length => To - From;

    /// <summary>Whether one begins on a day of the week.</summary>
    public bool IsOn(DayOfWeek day) => Days.IsDefaultOrEmpty || Days.Contains(day);
}
