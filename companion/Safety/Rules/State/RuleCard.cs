using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Safety.Rules.State;

/// <summary>A rule in words and limits.</summary>
/// <param name="Name">Kebab-case; stored in plans and watches: never rename one.</param>
/// <param name="Default">What it does when nobody has set anything.</param>
/// <param name="Source">Where that comes from.</param>
public sealed record RuleCard(string Name, string Default, string Source)
{
    /// <summary>What can be set about it.</summary>
    public ImmutableArray<RuleLimit> Limits { get; init; } = [];

    /// <summary>Names of limits of which each must be less than the next.</summary>
    public ImmutableArray<string> Ascending { get; init; } = [];

    /// <summary>It cannot be turned off for good, only paused.</summary>
    public bool Always { get; init; }

    /// <summary>It tells of calls for help or falls: it is judged before everything else that looks at a record.</summary>
    public bool First { get; init; }

    /// <summary>The alert that ends by itself when the rule's watch of what it is about stands no more, or none of its watches where it is about the home; null when none does.</summary>
    public AlertKind? Clears { get; init; }

    /// <summary>How many false alarms it may cost, and which alerts are its own. Every rule of the catalogue has one.</summary>
    public QuietBudget? QuietBudget { get; init; }

    /// <summary>One of <see cref="Limits"/>.</summary>
    public RuleLimit Limit(string name)
    {
        foreach (var limit in Limits)
        {
            if (limit.Name == name)
            {
                return limit;
            }
        }

        throw new ArgumentException($"Rule '{Name}' has no limit '{name}'.", nameof(name));
    }
}
