using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// Signs of life in a home that is paused because nobody is there: has she come home early? While nobody asks, nobody would be missed. One watch for the home:
/// how many signs (value), and of which points (detail).
/// </summary>
public sealed class BackEarlyRule : IRule
{
    private const int LeastSigns = 4;

    // The question was asked, and waits. No point is called so.
    private const string Told = "~told";

    // Signs within this time belong together; whoever is at home gives them for longer than somebody who looks in.
    private static readonly TimeSpan Together = TimeSpan.FromHours(2), Lasting = TimeSpan.FromMinutes(20), Sustained = TimeSpan.FromMinutes(30), AgainAfter = TimeSpan.FromHours(12);

    public RuleCard Card { get; } = new(
        "back-early",
        "Signs of life while the home is paused for a hospital stay or a holiday are a moderate alert that asks whether the resident is back: four of at least two sensors within two hours and over 20 minutes, "
        + "or a bed, chair or radar that sees somebody for half an hour. Not in a planned visit or while a technician is there. It asks again after 12 hours, and ends by itself with the pause.",
        "Ours: home on Tuesday and silent from Wednesday was noticed after 59 hours.")
    {
        Clears = AlertKind.BackEarly,
        QuietBudget = new(0.05m, "One in twenty weeks of pauses. Ours.", AlertKind.BackEarly),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var known = home.Watch("");
        if (!IsAway(home, home.Now))
        {
            return known is { } over ? Verdict.Forget(over) : Verdict.Nothing;
        }

        if (!IsSign(home, record) || home.Plan.VisitAt(record.OccurredAt) is not null)
        {
            return Verdict.Nothing;
        }

        var asked = known?.Raised == true;
        if (asked && known!.Value.Detail == Told)
        {
            return Verdict.Nothing;
        }

        var watch = known is { Detail: not null } before && record.OccurredAt - before.Since <= Together
            ? before
            : new RuleWatch(Card.Name, "", record.OccurredAt, null) { Raised = asked };
        var detail = watch.Detail is not { } points ? record.Point : IsAmong(points, record.Point) || points.Contains(' ') ? points : $"{points} {record.Point}";
        watch = watch with
        {
            Value = (watch.Value ?? 0) + 1,
            Detail = detail,
            Due = watch.Due ?? (record.Body is Presence ? home.DueAt(record.OccurredAt + Sustained, record.OccurredAt) : null),
        };
        return watch.Value >= LeastSigns && detail.Contains(' ') && record.OccurredAt - watch.Since >= Lasting ? Tell(home, watch) : Verdict.Watching(watch);
    }

    public Verdict Tick(in RuleView home, RuleWatch due)
    {
        if (!IsAway(home, home.Now))
        {
            return Verdict.Forget(due);
        }

        if (due.Detail == Told)
        {
            // Whoever was told otherwise, and is there, is asked about again.
            return Verdict.Watching(due with { Due = null, Detail = null, Value = 0 });
        }

        foreach (var point in home.State.Points)
        {
            if (point.On == true && point.ChangedAt >= due.Since && home.Now - point.ChangedAt >= Sustained - TimeSpan.FromMinutes(1) && home.Plan.Point(point.Id) is { } planned && planned.Kind.SeesPresence()
                && !home.State.Doubts(point.Id) && home.Plan.VisitAt(home.Now) is null)
            {
                return Tell(home, due);
            }
        }

        return Verdict.Watching(due with { Due = null });
    }

    private static Verdict Tell(in RuleView home, RuleWatch watch) => Verdict.Watching(watch with { Raised = true, Detail = Told, Due = home.Now + AgainAfter }) with
    {
        Finding = new Finding(
            AlertKind.BackEarly, "presence", null,
            new Reason { At = home.Now, Since = watch.Since, Value = watch.Value, Detail = home.State.Paused?.Reason.ToString(), UsuallyBy = home.State.Paused?.To }, ""),
    };

    private static bool IsAway(in RuleView home, DateTimeOffset at)
    {
        if (home.State.Paused is null)
        {
            return false;
        }

        var away = false;
        foreach (var pause in home.Plan.Plan.Pauses)
        {
            if (pause.Holds(at))
            {
                if (pause.Reason == PauseReason.Technician)
                {
                    return false;
                }

                away |= pause.Reason is PauseReason.Hospital or PauseReason.Holiday;
            }
        }

        return away;
    }

    // Whoever opens the front door may only look in.
    private static bool IsSign(in RuleView home, HomeRecord record)
        => record.Body is Motion { On: true } or Presence { On: true } or Door { Open: true } && home.Begins(true) && !home.IsStale(record) && !home.State.Doubts(record.Point)
            && home.Plan.Point(record.Point) is { } point && (point.Kind.SeesPeople() && !(home.Plan.Plan.Pets && point.Kind == PointKind.Motion) || point.Kind == PointKind.Door);

    private static bool IsAmong(string points, string point) => Array.IndexOf(points.Split(' '), point) >= 0;
}
