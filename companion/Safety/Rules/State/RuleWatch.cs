using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Rules.State;

/// <summary>One thing that one rule is watching: the rule's own small memory, and its deadline.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Point">What it is about: a point, a room, a gateway; empty for the home.</param>
/// <param name="Since">Since when it has been so.</param>
/// <param name="Due">When the rule wants to be asked again; null when only a record matters.</param>
public readonly record struct RuleWatch(string Rule, string Point, DateTimeOffset Since, DateTimeOffset? Due)
{
    /// <summary>It has been found, and it lasts.</summary>
    public bool Raised { get; init; }

    /// <summary>A number of the rule's own: the latest value, a confidence.</summary>
    public decimal? Value { get; init; }

    /// <summary>How bad it is: the greatest band of the rule's limits that has been told, from 1. Null where there is one band, and in what an earlier version stored.</summary>
    public byte? Told { get; init; }

    /// <summary>A word of the rule's own.</summary>
    public string? Detail { get; init; }

    /// <summary>The clock has jumped: what is watched began as long ago as before, and is due as far off.</summary>
    public RuleWatch ClockMoved(TimeSpan by) => this with { Since = Since.By(by), Due = Due.By(by) };

    /// <summary>Need not survive a restart, because it is known from elsewhere.</summary>
    public bool Light { get; init; }
}
