using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Alerts;

/// <summary>Finds the rules that cost more false alarms than their quiet budget (docs/quiet-budget.md). It changes nothing: people decide.</summary>
public interface IQuietReports
{
    /// <summary>The rules that have overspent in the last four weeks, by home, the worst first.</summary>
    /// <param name="homeId">Of one home; null for all.</param>
    Task<IReadOnlyList<OverspentRule>> FindAsync(string? homeId, CancellationToken cancel = default);
}

/// <summary>A rule of a home that has had too many false alarms.</summary>
/// <param name="Rule">The rule's name on its card.</param>
/// <param name="FalseAlarms">How many of its alerts were resolved as false.</param>
/// <param name="Alerts">How many alerts of it were resolved at all.</param>
/// <param name="Days">In how many days.</param>
/// <param name="PerWeek">How many false alarms a week are accepted in this home.</param>
/// <param name="Causes">What the false ones were resolved with, the most frequent first.</param>
public sealed record OverspentRule(string HomeId, string HomeName, string Rule, int FalseAlarms, int Alerts, int Days, decimal PerWeek, ImmutableArray<CauseCount> Causes);

/// <summary>How many alerts were resolved with a cause.</summary>
public readonly record struct CauseCount(ResolveCause Cause, int Alerts);
