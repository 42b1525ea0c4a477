using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Safety.Replays;

/// <summary>What becomes of an alert when the plan is changed.</summary>
public enum ReplayChange
{
    /// <summary>It comes with the changed plan as without.</summary>
    Same,

    /// <summary>It comes earlier.</summary>
    Earlier,

    /// <summary>It comes later.</summary>
    Later,

    /// <summary>It does not come any more.</summary>
    Gone,

    /// <summary>Only the changed plan has it.</summary>
    New,

    /// <summary>It really came, and neither run has it.</summary>
    OnlyThen,
}

/// <summary>One alert of a comparison.</summary>
/// <param name="Before">When the run with the plan as it was has it.</param>
/// <param name="After">When the run with the changed plan has it.</param>
/// <param name="Happened">When it really came.</param>
/// <param name="Cause">What people resolved it with then.</param>
public sealed record ReplayLine(ReplayChange Change, AlertKind Kind, string? Room, DateTimeOffset? Before, DateTimeOffset? After, DateTimeOffset? Happened, ResolveCause? Cause)
{
    /// <summary>By how much it comes later; negative: earlier.</summary>
    public TimeSpan? Moved => After - Before;

    /// <summary>By when it is put in order.</summary>
    public DateTimeOffset At => Before ?? After ?? Happened!.Value;

    /// <summary>Somebody needed help then, and the changed plan tells it late or not at all.</summary>
    public bool IsMissedNeed => Cause == ResolveCause.RealNeed && Change is ReplayChange.Gone or ReplayChange.Later;
}

/// <summary>How the alerts of some days would have been with a changed plan.</summary>
/// <param name="Lines">All alerts, by time.</param>
/// <param name="LearnedFrom">From when on records were played, so that habits are known; null when there were none at all.</param>
/// <param name="Records">How many records were played.</param>
/// <param name="Outages">How many stored losses of contact were played.</param>
/// <param name="LeftOut">How many alerts of these days are of kinds that are not replayed.</param>
/// <param name="Assumed">How many alerts of the run with the changed plan have an answer that nobody gave.</param>
/// <param name="Failures">How many times a part of the engine failed.</param>
public sealed record ReplayReport(
    ImmutableArray<ReplayLine> Lines, DateTimeOffset From, DateTimeOffset To, DateTimeOffset? LearnedFrom, int Records, int Outages, int LeftOut, int Assumed, int Failures)
{
    /// <summary>How many alerts a change befell.</summary>
    public int Count(ReplayChange change) => Lines.Count(line => line.Change == change);

    /// <summary>Whole days before <see cref="From"/> from which habits were learned.</summary>
    public int DaysLearned => LearnedFrom is { } since && since < From ? (int)(From - since).TotalDays : 0;
}
