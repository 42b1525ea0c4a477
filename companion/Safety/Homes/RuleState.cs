using System.Collections.Immutable;
using Hjemvakt.Safety.Homes.Plans;

namespace Hjemvakt.Safety.Homes;

/// <summary>
/// What the rules keep in mind of one home, of a size that does not grow with its history: how each point stands, what is being
/// watched with its next deadline, and the habits. Immutable; <see cref="RuleJudge"/> makes the next from the last.
/// </summary>
public sealed record RuleState
{
    /// <summary>Points beyond this are judged as if heard for the first time each time. A home has a dozen.</summary>
    public const int MostPoints = 64;

    /// <summary>A home of which nothing is known.</summary>
    public static RuleState None { get; } = new();

    /// <summary>What people have decided.</summary>
    public PlanIndex Plan { get; init; } = PlanIndex.None;

    /// <summary>How each point stands, by when it was first heard.</summary>
    public ImmutableArray<PointState> Points { get; init; } = [];

    /// <summary>What the rules are watching.</summary>
    public ImmutableArray<Watch> Watches { get; init; } = [];

    /// <summary>What is usual in this home.</summary>
    public Habits.Habits Habits { get; init; } = Safety.Habits.Habits.None;

    /// <summary>The boot counter that each gateway last told.</summary>
    public ImmutableArray<GatewayBoot> Boots { get; init; } = [];

    /// <summary>The pause that is in force; null when none. It may lag behind the clock until the next tick.</summary>
    public Pause? Paused { get; init; }

    /// <summary>Up to when pauses have been looked at.</summary>
    public DateTimeOffset LookedAt { get; init; }

    /// <summary>Grows when anything changes that must survive a restart.</summary>
    public long Revision { get; init; }

    /// <summary>When time alone will mean something, or null.</summary>
    public DateTimeOffset? NextDue { get; private init; }

    /// <summary>Whether there is anything to remember.</summary>
    public bool IsEmpty => Revision == 0 && Watches.IsEmpty && ReferenceEquals(Plan, PlanIndex.None);

    public PointState? Point(string id)
    {
        foreach (var point in Points)
        {
            if (point.Id == id)
            {
                return point;
            }
        }

        return null;
    }

    public Watch? Watch(string rule, string point)
    {
        foreach (var watch in Watches)
        {
            if (watch.Rule == rule && watch.Point == point)
            {
                return watch;
            }
        }

        return null;
    }

    /// <summary>Some watch of the rule has found what it watches for, and it lasts.</summary>
    public bool Stands(string rule)
    {
        foreach (var watch in Watches)
        {
            if (watch.Raised && watch.Rule == rule)
            {
                return true;
            }
        }

        return false;
    }

    internal RuleState With(Watch watch)
    {
        var index = IndexOf(watch.Rule, watch.Point);
        if (index >= 0 && Watches[index] == watch)
        {
            return this;
        }

        return this with { Watches = index < 0 ? Watches.Add(watch) : Watches.SetItem(index, watch), Revision = Revision + (watch.Light ? 0 : 1) };
    }

    internal RuleState Without(string rule, string point)
        => IndexOf(rule, point) is >= 0 and var index
            ? this with { Watches = Watches.RemoveAt(index), Revision = Revision + (Watches[index].Light ? 0 : 1) }
            : this;

    internal RuleState With(PointState point)
    {
        for (var i = 0; i < Points.Length; i++)
        {
            if (Points[i].Id == point.Id)
            {
                return this with { Points = Points.SetItem(i, point), Revision = Revision + 1 };
            }
        }

        return Points.Length < MostPoints ? this with { Points = Points.Add(point), Revision = Revision + 1 } : this;
    }

    /// <summary>The same with its next deadline worked out anew.</summary>
    internal RuleState Timed()
    {
        var next = Plan.NextPauseEdge(LookedAt);
        if (Habits.Due is { } habit && (next is null || habit < next))
        {
            next = habit;
        }

        foreach (var watch in Watches)
        {
            if (watch.Due is { } due && (next is null || due < next))
            {
                next = due;
            }
        }

        return next == NextDue ? this : this with { NextDue = next };
    }

    private int IndexOf(string rule, string point)
    {
        for (var i = 0; i < Watches.Length; i++)
        {
            if (Watches[i].Rule == rule && Watches[i].Point == point)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>How a point stands.</summary>
/// <param name="LastAt">When the latest of its records happened.</param>
/// <param name="On">Open, moving, present; null for a point that knows no such thing.</param>
/// <param name="ChangedAt">Since when it has been so.</param>
public readonly record struct PointState(string Id, DateTimeOffset LastAt, bool? On, DateTimeOffset ChangedAt);

/// <summary>The boot counter of a gateway, and when it was last heard.</summary>
public readonly record struct GatewayBoot(string GatewayId, int Boot);

/// <summary>One thing that one rule is watching: the rule's own small memory, and its deadline.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Point">What it is about: a point, a room, a gateway; empty for the home.</param>
/// <param name="Since">Since when it has been so.</param>
/// <param name="Due">When the rule wants to be asked again; null when only a record matters.</param>
public readonly record struct Watch(string Rule, string Point, DateTimeOffset Since, DateTimeOffset? Due)
{
    /// <summary>It has been found, and it lasts.</summary>
    public bool Raised { get; init; }

    /// <summary>A number of the rule's own: the latest value, a confidence.</summary>
    public decimal? Value { get; init; }

    /// <summary>A word of the rule's own.</summary>
    public string? Detail { get; init; }

    /// <summary>Need not survive a restart, because it is known from elsewhere.</summary>
    public bool Light { get; init; }
}
