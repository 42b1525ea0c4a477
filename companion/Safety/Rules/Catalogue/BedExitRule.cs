using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// Out of bed at night and neither back nor seen moving for longer than is usual for the person. Told by a bed sensor. Whoever moves about is not on the floor,
/// so the time counts from the last movement; when the quiet hours are over, whoever has been seen in two places is up.
/// </summary>
public sealed class BedExitRule : IRule
{
    /// <summary>The watch that keeps what was learned of nights. No point is called so.</summary>
    private const string Learned = "~exits";

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(20), Longest = TimeSpan.FromMinutes(45);

    public RuleCard Card { get; } = new(
        "bed-exit",
        "Half an hour out of bed in the quiet hours without being back or moving is a serious alert. When 30 exits at night are known, the limit is one and a half times the longest usual one, "
        + "from 20 to 45 minutes; a limit that is set here holds as it is. It ends by itself when the bed is taken.",
        "National alert profile, VKP 4.2; the times are ours.")
    {
        Limits = [new RuleLimit("out-for", "min", 30, 5, 240)],
        Clears = AlertKind.BedExit,
        QuietBudget = new(0.02m, "One a year. Ours.", AlertKind.BedExit),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Body is not Presence presence || !home.Is(record.Point, PointKind.Bed) || home.IsStale(record))
        {
            return Verdict.Nothing;
        }

        if (presence.On)
        {
            return Back(home, record);
        }

        // A bed says again each hour that it is empty; and one that is turned over in is empty for a moment.
        return home.Before?.On == true && home.Plan.IsQuiet(record.OccurredAt) && !home.State.Doubts(record.Point) && !IsTaken(home)
            ? Verdict.Watching(new RuleWatch(Card.Name, record.Point, record.OccurredAt, home.DueAt(record.OccurredAt + LimitOf(home).Limit, record.OccurredAt)))
            : Verdict.Nothing;
    }

    public Verdict Tick(in RuleView home, RuleWatch due)
    {
        if (home.State.Doubts(due.Point) || IsTaken(home) || HasLeftHome(home, due))
        {
            return Verdict.Forget(due);
        }

        var (moved, places, latest) = Moved(home, due);
        if (!home.Plan.IsQuiet(home.Now) && places > 1)
        {
            return Verdict.Forget(due);
        }

        var (limit, known) = LimitOf(home);
        if (moved && latest + limit > home.Now)
        {
            return Verdict.Watching(due with { Due = latest + limit });
        }

        return Verdict.Watching(due with { Raised = true, Due = null }) with
        {
            Finding = new Finding(
                AlertKind.BedExit, "bed", null,
                new Reason
                {
                    At = home.Now, Since = due.Since, Room = home.Room(due.Point), LastSeenAt = moved ? latest : null, Limit = (decimal)limit.TotalMinutes, FixedLimits = !known,
                },
                due.Point),
        };
    }

    // In any bed of the home.
    private Verdict Back(in RuleView home, HomeRecord record)
    {
        foreach (var watch in home.State.Watches)
        {
            if (watch.Rule == Card.Name && watch.Point != Learned)
            {
                var lengths = home.Watch(Learned) ?? new RuleWatch(Card.Name, Learned, record.OccurredAt, null);
                return Verdict.Forget(watch) with { Keep = lengths with { Detail = VisitLengths.Read(lengths.Detail).With(night: true, record.OccurredAt - watch.Since).ToString() } };
            }
        }

        return Verdict.Nothing;
    }

    private (TimeSpan Limit, bool Known) LimitOf(in RuleView home)
        => home.Plan.IsSet(Card, "out-for") ? (home.Time("out-for"), true)
            : VisitLengths.Read(home.Watch(Learned)?.Detail).Limit(night: true, Shortest, Longest) is { } learned ? (learned, true)
            : (home.Time("out-for"), false);

    private static bool HasLeftHome(in RuleView home, RuleWatch exit) => home.State.Habits is { AtHome: false, LastSeenAt: { } left } && left > exit.Since;

    private static bool IsTaken(in RuleView home)
    {
        foreach (var point in home.State.Points)
        {
            if (point.On == true && home.Is(point.Id, PointKind.Bed) && !home.State.Doubts(point.Id))
            {
                return true;
            }
        }

        return false;
    }

    // Whether, in how many places and when last anything has moved since. What a cat does says nothing.
    private static (bool Moved, int Places, DateTimeOffset Latest) Moved(in RuleView home, RuleWatch exit)
    {
        var (places, latest) = (0, exit.Since);
        foreach (var point in home.State.Points)
        {
            if (point.On is null || point.ChangedAt <= exit.Since || point.Id == exit.Point || home.State.Doubts(point.Id) || home.Plan.Point(point.Id) is not { } planned
                || planned.Kind == PointKind.Motion && home.Plan.Plan.Pets || !(planned.Kind.SeesPeople() || planned.Kind == PointKind.Door))
            {
                continue;
            }

            places++;
            latest = point.ChangedAt > latest ? point.ChangedAt : latest;
        }

        return (places > 0, places, latest);
    }
}
