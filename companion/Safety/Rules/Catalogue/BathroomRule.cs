using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// Somebody went into a bathroom and has neither come out nor been seen elsewhere for longer than this person usually stays. What ends a stay is evidence of
/// somebody elsewhere, and not the radar's word alone: one that loses a person who lies still says "nobody" (docs/decisions/0174).
/// </summary>
public sealed class BathroomRule : IRule
{
    /// <summary>The watch that keeps what was learned of visits. No room is called so.</summary>
    private const string Learned = "~visits";

    // Whoever walks out of a radar's sight is seen by another sensor at about the time at which the radar says "nobody".
    private static readonly TimeSpan BeforeOff = TimeSpan.FromMinutes(3), AfterOff = TimeSpan.FromMinutes(5), AfterMotion = TimeSpan.FromMinutes(2);

    // Two signs elsewhere are of somebody when they belong together, and are two when the sensor has not merely flickered.
    private static readonly TimeSpan Together = TimeSpan.FromHours(1), Apart = TimeSpan.FromMinutes(1), Sustained = TimeSpan.FromSeconds(30);

    // No stay is longer and not told by then: what says "somebody" for longer is believed no more than the others.
    private static readonly TimeSpan Stuck = TimeSpan.FromHours(3);

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30), Longest = TimeSpan.FromHours(2);

    public RuleCard Card { get; } = new(
        "bathroom-stay",
        "An hour in the bathroom, toilet or shower room is a serious alert. When 30 visits by day, or at night, are known, the limit is one and a half times the longest of the person's usual visits, "
        + "from 30 minutes to two hours; a limit that is set here holds as it is. It ends by itself when somebody is seen elsewhere twice or for a while, or has left the home.",
        "National alert profile, VKP 4.7 and 4.23; the times are ours.")
    {
        Limits = [new RuleLimit("stay", "min", 60, 10, 360)],
        Clears = AlertKind.LongBathroom,
        QuietBudget = new(0.04m, "One in half a year: a share of 0.35 a person-week for all rules about what is usual. The share is ours.", AlertKind.LongBathroom),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (home.IsStale(record) || home.Plan.Point(record.Point) is not { } point)
        {
            return Verdict.Nothing;
        }

        if (home.Plan.IsBathroom(point.Room))
        {
            return Inside(home, record, point);
        }

        foreach (var watch in home.State.Watches)
        {
            if (watch.Rule == Card.Name && watch.Point != Learned)
            {
                var verdict = HasLeftHome(home, watch) ? End(home, watch) : Elsewhere(home, record, point, watch);
                if (verdict != default)
                {
                    return verdict;
                }
            }
        }

        return Verdict.Nothing;
    }

    public Verdict Tick(in RuleView home, RuleWatch due)
    {
        if (HasLeftHome(home, due) || IsSeenElsewhere(home, due))
        {
            return End(home, due);
        }

        var (limit, known) = LimitAt(home, due.Since);
        return Verdict.Watching(due with { Raised = true, Due = null }) with
        {
            Finding = new Finding(
                AlertKind.LongBathroom, "presence", null,
                new Reason { At = home.Now, Since = due.Since, Room = due.Point, Limit = (decimal)limit.TotalMinutes, FixedLimits = !known }),
        };
    }

    public RuleWatch ClockMoved(in RuleView home, RuleWatch watch, TimeSpan by)
        => watch.ClockMoved(by) with { Detail = Sign.Parse(watch.Detail) is { } sign ? (sign with { At = sign.At + by }).ToString() : watch.Detail };

    private Verdict Inside(in RuleView home, HomeRecord record, PlanPoint point)
    {
        var known = home.Watch(point.Room);
        switch (record.Body)
        {
            // A radar that says the same again, as each hour, is no new visit.
            case Presence { On: true } when home.Begins(true) && !home.State.Doubts(point.Id):
            case Motion { On: true } when !home.State.Doubts(point.Id):
                return known is null
                    ? Verdict.Watching(new RuleWatch(Card.Name, point.Room, record.OccurredAt, home.DueAt(record.OccurredAt + LimitAt(home, record.OccurredAt).Limit, record.OccurredAt)))
                    : Verdict.Watching(known.Value with { Detail = null });
            case Presence { On: false } when known is { } left && home.Before?.On == true && !IsSeenInside(home, point.Room):
                // What was seen elsewhere while the radar saw somebody in here was somebody else, but for the last moments.
                return !SeesElsewhere(home) || Sign.Parse(left.Detail) is { } walked && walked.At >= record.OccurredAt - BeforeOff
                    ? End(home, left)
                    : Verdict.Watching(left with { Detail = null });
            default:
                return Verdict.Nothing;
        }
    }

    private Verdict Elsewhere(in RuleView home, HomeRecord record, PlanPoint point, RuleWatch stay)
    {
        if (record.OccurredAt <= stay.Since || home.State.Doubts(point.Id))
        {
            return Verdict.Nothing;
        }

        var inside = IsSeenInside(home, stay.Point);
        if (record.Body is Motion { On: false } or Presence { On: false })
        {
            // It has lasted: no stray pulse.
            var began = home.Before is { On: true } before ? before.ChangedAt : record.OccurredAt;
            return !inside && !Animal(home, point) && began > LastInside(home, stay) && record.OccurredAt - began >= Sustained && record.OccurredAt - began < Stuck ? End(home, stay) : Verdict.Nothing;
        }

        // An outer door may be the helper's.
        if (record.Body is not (Motion { On: true } or Presence { On: true } or Door { Open: true }) || point.Kind == PointKind.EntranceDoor || !home.Begins(true))
        {
            return Verdict.Nothing;
        }

        if (inside)
        {
            return Verdict.Watching(stay with { Detail = new Sign(point.Id, record.OccurredAt).ToString() });
        }

        var lastInside = LastInside(home, stay);
        var walkedOut = record.OccurredAt >= lastInside && record.OccurredAt - lastInside <= (HasRadar(home, stay.Point) ? AfterOff : AfterMotion);
        if (walkedOut && !Animal(home, point))
        {
            return End(home, stay);
        }

        return Sign.Parse(stay.Detail) is { } first && first.At > lastInside && record.OccurredAt - first.At <= Together
            && (first.Point != point.Id || record.OccurredAt - first.At >= Apart && !Animal(home, point))
                ? End(home, stay)
                : Verdict.Watching(stay with { Detail = new Sign(point.Id, record.OccurredAt).ToString() });
    }

    /// <summary>The stay is over; its length is learned, when it can be told.</summary>
    private Verdict End(in RuleView home, RuleWatch stay)
    {
        var lasted = LastInside(home, stay) - stay.Since;
        if (lasted <= TimeSpan.Zero || lasted > Stuck)
        {
            return Verdict.Forget(stay);
        }

        var learned = home.Watch(Learned) ?? new RuleWatch(Card.Name, Learned, stay.Since, null);
        return Verdict.Forget(stay) with { Keep = learned with { Detail = VisitLengths.Read(learned.Detail).With(home.Plan.IsQuiet(stay.Since), lasted).ToString() } };
    }

    private (TimeSpan Limit, bool Known) LimitAt(in RuleView home, DateTimeOffset at)
        => home.Plan.IsSet(Card, "stay") ? (home.Time("stay"), true)
            : VisitLengths.Read(home.Watch(Learned)?.Detail).Limit(home.Plan.IsQuiet(at), Shortest, Longest) is { } learned ? (learned, true)
            : (home.Time("stay"), false);

    // The habit model knows doors and everything that speaks against them.
    private static bool HasLeftHome(in RuleView home, RuleWatch stay)
        => home.State.Habits is { AtHome: false, LastSeenAt: { } left } && left > stay.Since && left > LastInside(home, stay);

    private static bool IsSeenInside(in RuleView home, string room)
    {
        foreach (var point in home.State.Points)
        {
            if (point.On == true && home.Plan.Point(point.Id) is { } planned && planned.Room == room && planned.Kind.SeesPresence() && home.Now - point.ChangedAt < Stuck && !home.State.Doubts(point.Id))
            {
                return true;
            }
        }

        return false;
    }

    // A bed or chair that has been taken since, or motion that goes on.
    private static bool IsSeenElsewhere(in RuleView home, RuleWatch stay)
    {
        var lastInside = LastInside(home, stay);
        foreach (var point in home.State.Points)
        {
            if (point.On == true && point.ChangedAt > lastInside && home.Now - point.ChangedAt is var lasts && lasts >= Sustained && lasts < Stuck
                && home.Plan.Point(point.Id) is { } planned && planned.Kind.SeesPeople() && !Animal(home, planned) && !home.Plan.IsBathroom(planned.Room) && !home.State.Doubts(point.Id))
            {
                return !IsSeenInside(home, stay.Point);
            }
        }

        return false;
    }

    // When a sensor of the room last said anything new; a radar that says "nobody" said so last.
    private static DateTimeOffset LastInside(in RuleView home, RuleWatch stay)
    {
        var last = stay.Since;
        foreach (var point in home.State.Points)
        {
            if (point.On is not null && point.ChangedAt > last && home.Now - point.ChangedAt < TimeSpan.FromDays(1) && home.Plan.Point(point.Id) is { } planned && planned.Room == stay.Point && planned.Kind.SeesPeople())
            {
                last = point.ChangedAt;
            }
        }

        return last;
    }

    private static bool HasRadar(in RuleView home, string room)
    {
        foreach (var point in home.Plan.Plan.Points)
        {
            if (point.Room == room && point.Kind.SeesPresence())
            {
                return true;
            }
        }

        return false;
    }

    private static bool SeesElsewhere(in RuleView home)
    {
        foreach (var point in home.Plan.Plan.Points)
        {
            if (point.Kind.SeesPeople() && !home.Plan.IsBathroom(point.Room))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Animal(in RuleView home, PlanPoint point) => home.Plan.Plan.Pets && point.Kind == PointKind.Motion;

    /// <summary>A sign of somebody elsewhere, as a watch keeps it.</summary>
    private readonly record struct Sign(string Point, DateTimeOffset At)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()} {Point}");

        public static Sign? Parse(string? text)
            => text?.Split(' ', 2) is [var at, var point] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? new Sign(point, DateTimeOffset.FromUnixTimeMilliseconds(ms)) : null;
    }
}
