using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// Where and when a home's fall radars are often wrong, as staff have found: beside the bed in the morning, at the chair. A fall there is told as ever, and with a lower
/// confidence that says why (docs/decisions/0189).
/// </summary>
public static class FallDoubts
{
    /// <summary>For so long after a radar was put up nothing is lowered.</summary>
    public static readonly TimeSpan Learning = TimeSpan.FromDays(14);

    internal const string Memory = "fall-places";

    private const int Least = 10;

    // Who sits down on the bed or gets up from it says so before or after the fall that was none.
    private static readonly TimeSpan Beside = TimeSpan.FromMinutes(2);

    /// <summary>What has been learned about a radar, the latest first.</summary>
    public static IReadOnlyList<FallDoubt> Of(RuleState state, string point, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Watch(Memory, point) is { } watch
            ? [.. FallPlaces.Read(watch.Detail).Doubted(now, state.Plan).Select(doubt => new FallDoubt(doubt.Latest.Place, doubt.Latest.At, doubt.Count))]
            : [];
    }

    /// <summary>Until when a radar only learns; null when it has, or nothing is known of it.</summary>
    public static DateTimeOffset? LearnsUntil(RuleState state, string point, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Watch(Memory, point) is { } watch && watch.Since + Learning is var until && now < until ? until : null;
    }

    internal static RuleWatch? Begin(in RuleView home, string point)
        => home.Is(point, PointKind.Radar) && home.State.Watch(Memory, point) is null ? new RuleWatch(Memory, point, home.Now, null) : null;

    internal static Verdict Weigh(in RuleView home, HomeRecord call)
    {
        if (call.Body is not Fall { Ref: null, Source: "radar" } fall || !home.Is(call.Point, PointKind.Radar))
        {
            return Verdict.Nothing;
        }

        var watch = home.State.Watch(Memory, call.Point) ?? new RuleWatch(Memory, call.Point, home.Now, null);
        var places = FallPlaces.Read(watch.Detail);
        var place = Place(home, call);
        var learned = Verdict.Watching(watch with { Detail = places.With(call.OccurredAt, place).ToString() });
        var falseOnes = home.Now < watch.Since + Learning ? 0 : places.FalseLike(call.OccurredAt, place, home.Plan);
        return falseOnes < FallPlaces.Enough ? learned : learned with
        {
            Weigh = new Weighing(call.Id, FallPlaces.Lowered(fall.Confidence, falseOnes, Least), $"{falseOnes} falls here at this hour were false") { FalseBefore = falseOnes },
        };
    }

    internal static Verdict Learned(in RuleView home, Alert alert, ResolveCause cause)
    {
        if (alert is not { Kind: AlertKind.Fall, Source: "radar" } || home.State.Watch(Memory, alert.Point) is not { } watch)
        {
            return Verdict.Nothing;
        }

        // Of a radar that was right nothing is doubted any more.
        var places = FallPlaces.Read(watch.Detail);
        var after = cause == ResolveCause.RealNeed
            ? new FallPlaces([])
            : places.Answered(alert.OccurredAt, cause is ResolveCause.FalseAlarmSensor or ResolveCause.FalseAlarmResident or ResolveCause.NotAtHome);
        return Verdict.Watching(watch with { Detail = after.ToString() });
    }

    // The bed, chair or mat of the room that somebody is in, or has just left or taken.
    private static string Place(in RuleView home, HomeRecord fall)
    {
        var room = home.Room(fall.Point);
        foreach (var point in home.State.Points)
        {
            if (home.Plan.Point(point.Id) is { Kind: PointKind.Bed or PointKind.Occupancy } planned && planned.Room == room && !home.State.Doubts(point.Id)
                && (point.On == true || (point.On == false && fall.OccurredAt - point.ChangedAt <= Beside)))
            {
                return point.Id;
            }
        }

        return "";
    }
}

/// <summary>A place and an hour at which a radar is often wrong.</summary>
/// <param name="Place">The bed or chair beside which it is; empty for the rest of the room.</param>
/// <param name="At">The latest of the false falls there: its time of day is the hour.</param>
/// <param name="Count">How many were false.</param>
public readonly record struct FallDoubt(string Place, DateTimeOffset At, int Count);
