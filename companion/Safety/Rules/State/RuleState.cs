using System.Collections.Immutable;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Rules.State;

/// <summary>
/// What the rules keep in mind of one home, of a size that does not grow with its history: how each point stands, what is being
/// watched with its next deadline, and the habits. Immutable; <c>RuleJudge</c> makes the next from the last.
/// </summary>
public sealed record RuleState
{
    /// <summary>Points beyond this are judged as if heard for the first time each time. A home has a dozen.</summary>
    public const int MostPoints = 64;

    /// <summary>A home of which nothing is known.</summary>
    public static RuleState None { get; } = new();

    /// <summary>What people have decided.</summary>
    public RulePlan Plan { get; init; } = RulePlan.None;

    /// <summary>How each point stands, by when it was first heard.</summary>
    public ImmutableArray<PointState> Points { get; init; } = [];

    /// <summary>What the rules are watching.</summary>
    public ImmutableArray<RuleWatch> Watches { get; init; } = [];

    /// <summary>What is usual in this home.</summary>
    public Habits.Habits Habits { get; init; } = Safety.Habits.Habits.None;

    /// <summary>The boot counter that each gateway last told.</summary>
    public ImmutableArray<GatewayBoot> Boots { get; init; } = [];

    /// <summary>The pause that is in force; null when none. It may lag behind the clock until the next tick.</summary>
    public Pause? Paused { get; init; }

    /// <summary>The habit model has failed and is not asked for deadlines before. Not stored.</summary>
    internal DateTimeOffset? HabitsNotBefore { get; init; }

    /// <summary>Looking at pauses has failed and is not due again before. Not stored.</summary>
    internal DateTimeOffset? PausesNotBefore { get; init; }

    /// <summary>Up to when pauses have been looked at.</summary>
    public DateTimeOffset LookedAt { get; init; }

    /// <summary>Grows when anything changes that must survive a restart.</summary>
    public long Revision { get; init; }

    /// <summary>When time alone will mean something, or null.</summary>
    public DateTimeOffset? NextDue { get; private init; }

    /// <summary>Whether there is anything to remember.</summary>
    public bool IsEmpty => Revision == 0 && Watches.IsEmpty && ReferenceEquals(Plan, RulePlan.None);

    /// <summary>
    /// The gateway does not believe this sensor: what it says of people is no sign of anybody. A radar that has not confirmed its settings still sees who is there.
    /// </summary>
    public bool Doubts(string point)
        => Watch(RuleNames.SensorFault, point) is { Raised: true } fault && fault.Detail?.StartsWith("not-configured", StringComparison.Ordinal) != true;

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

    public RuleWatch? Watch(string rule, string point)
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

    /// <summary>The clock has jumped: points are as they were, as long ago as before. Its watches and habits are moved by who knows what they wait for.</summary>
    internal RuleState ClockMoved(TimeSpan by) => IsEmpty ? this : this with
    {
        Points = [.. Points.Select(point => point with { LastAt = point.LastAt.By(by), ChangedAt = point.ChangedAt.By(by), SaidAt = point.SaidAt?.By(by) })],
        // Pauses are on the calendar: after a clock that was put back an edge may come again, after one that was put on none is passed over.
        LookedAt = by < TimeSpan.Zero ? LookedAt.By(by) : LookedAt,
        Revision = Revision + 1,
    };

    internal RuleState With(RuleWatch watch)
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
        var next = Later(Plan.NextPauseEdge(LookedAt), PausesNotBefore);
        if (Later(Habits.Due, HabitsNotBefore) is { } habit && (next is null || habit < next))
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

    private static DateTimeOffset? Later(DateTimeOffset? due, DateTimeOffset? notBefore) => due < notBefore ? notBefore : due;

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
