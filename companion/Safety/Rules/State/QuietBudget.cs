using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Safety.Rules.State;

/// <summary>How many false alarms a rule may cost a person and a week, and which alerts are its own (docs/quiet-budget.md).</summary>
/// <param name="PerWeek">False alarms a person-week, for a home whose plan says nothing else.</param>
/// <param name="Source">Where the figure comes from.</param>
/// <param name="Kinds">The alerts that the rule tells. No two rules tell the same kind.</param>
public sealed record QuietBudget(decimal PerWeek, string Source, params ImmutableArray<AlertKind> Kinds)
{
    /// <summary>How far back is looked.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(28);

    // A home has two dozen rules and is looked at each day: one in a hundred that keep their budget may be listed by chance, and no more.
    private const double ByChance = 0.01;

    private const int Fewest = 2;

    /// <summary>The limit of the rule that says how many false alarms a home's plan accepts; null where none does.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>
    /// So many false alarms are more than chance explains in a rule that keeps its budget: the exact Poisson test, one-sided, at 1 %. Never the first one.
    /// </summary>
    /// <param name="falseAlarms">How many there were.</param>
    /// <param name="perWeek">The budget in this home.</param>
    /// <param name="weeks">For how long was looked.</param>
    public static bool IsOverspent(int falseAlarms, decimal perWeek, double weeks)
        => falseAlarms >= Fewest && weeks > 0 && AtLeast(falseAlarms, (double)perWeek * weeks) < ByChance;

    /// <summary>How likely <paramref name="count"/> or more are when <paramref name="expected"/> are expected.</summary>
    public static double AtLeast(int count, double expected)
    {
        var (term, fewer) = (Math.Exp(-expected), 0.0);
        for (var i = 0; i < count; i++)
        {
            fewer += term;
            term *= expected / (i + 1);
        }

        return Math.Max(0, 1 - fewer);
    }
}
