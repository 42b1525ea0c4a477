using System.Collections.Immutable;

namespace Hjemvakt.Safety.OnCall;

/// <summary>Who has the duty, week by week, on the clock on the wall.</summary>
/// <param name="TimeZone">IANA name, as <c>Europe/Oslo</c>.</param>
/// <param name="FirstMonday">The Monday on which week 0 of the cycle began, or ever begins.</param>
/// <param name="Weeks">How many weeks the cycle has; after the last comes the first again.</param>
/// <param name="Changes">What was agreed outside the pattern, the oldest agreement first: later ones win.</param>
public sealed record Rota(
    string Id, string Name, string TimeZone, DateOnly FirstMonday, int Weeks, ImmutableArray<Shift> Shifts, ImmutableArray<DutyChange> Changes)
{
    /// <summary>True when the pattern has anybody on this line: only then is an hour without anybody a gap.</summary>
    public bool Mans(DutyLine line) => Shifts.Any(shift => shift.Line == line);
}

/// <summary>Who is asked first, and who after that.</summary>
public enum DutyLine
{
    First,
    Second,
}

/// <summary>One shift of the pattern. It begins when the one before it is handed over and ends with the next hand-over.</summary>
/// <param name="Week">Week of the cycle, from 0.</param>
/// <param name="UntilDay">The day it ends: the first such day and time after its start, at most a week later.</param>
/// <param name="Person">Whose it is, by id.</param>
public sealed record Shift(DutyLine Line, int Week, DayOfWeek Day, TimeOnly From, DayOfWeek UntilDay, TimeOnly Until, string Person)
{
    /// <summary>Minutes from Monday 00:00 to its start.</summary>
    internal int StartMinute => (FromMonday(Day) * 1440) + (int)From.ToTimeSpan().TotalMinutes;

    /// <summary>Its length in minutes of the clock on the wall: one minute to one week.</summary>
    internal int Minutes => ((((FromMonday(UntilDay) * 1440) + (int)Until.ToTimeSpan().TotalMinutes - StartMinute - 1) % 10_080) + 10_080) % 10_080 + 1;

    private static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;
}

/// <summary>An agreement that stands above the pattern for a while: somebody takes over, is away, or two have swapped.</summary>
/// <param name="Out">Whose duty it was; null for whoever has it.</param>
/// <param name="In">Who has it instead; null for nobody, which leaves a gap unless another agreement fills it.</param>
/// <param name="Pair">The same for both halves of a swap.</param>
/// <param name="By">Who agreed on it, by id.</param>
public sealed record DutyChange(Guid Id, DutyLine Line, DateTimeOffset From, DateTimeOffset Until, string? Out, string? In, Guid? Pair, string By);

/// <summary>A time for which one person has the duty.</summary>
public readonly record struct Duty(DutyLine Line, string Person, DateTimeOffset From, DateTimeOffset Until);

/// <summary>A time for which nobody has the duty.</summary>
public readonly record struct DutyGap(DutyLine Line, DateTimeOffset From, DateTimeOffset Until);
