using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// A sensor that used to see people and sees nobody any more, or somebody always, while others of the home are lively. What it usually does it tells itself: in how many
/// hours of a day it saw somebody come (value). It is looked at once an hour at most, so that a lively sensor costs nothing.
/// </summary>
public sealed class SensorRateRule : IRule
{
    // Days in which the rate follows a change, and that must be known before it means anything.
    private const double Days = 7;
    private const decimal LeastADay = 0.5m;

    // So many usual signs in a row do not fail to come by chance.
    private const double Missed = 15;
    private static readonly TimeSpan Look = TimeSpan.FromHours(1), Lively = TimeSpan.FromDays(1);

    public RuleCard Card { get; } = new(
        "sensor-rate",
        "A motion sensor, radar, bed or chair that saw nobody come for two days, and for as long as 15 of its usual signs take, while somebody is at home and other sensors are lively, is a technical alert. It ends by itself when it sees somebody come.",
        "Ours: two motion sensors were dead for 30 days and nobody knew.")
    {
        Limits = [new RuleLimit("silent-for", "d", 2, 1, 60)],
        Clears = AlertKind.SensorUnlikely,
        QuietBudget = new(0.05m, "One in twenty weeks. Ours.", AlertKind.SensorUnlikely),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Body is not (Motion { On: true } or Presence { On: true }) || !home.Begins(true) || home.Plan.Point(record.Point) is not { } point || !point.Kind.SeesPeople() || home.IsStale(record))
        {
            return Verdict.Nothing;
        }

        if (home.Watch(record.Point) is not { } known)
        {
            return Verdict.Watching(new RuleWatch(Card.Name, record.Point, record.OccurredAt, home.Now + home.Time("silent-for")) { Value = 0 });
        }

        var since = record.OccurredAt - known.Since;
        return since < Look ? Verdict.Nothing
            : Verdict.Watching(known with { Since = record.OccurredAt, Due = home.Now + home.Time("silent-for"), Raised = false, Value = Rate(known.Value ?? 0, since) });
    }

    public Verdict Tick(in RuleView home, RuleWatch due)
    {
        if (home.Plan.Point(due.Point) is not { } point)
        {
            return Verdict.Forget(due);
        }

        var later = due with { Due = home.Now + Lively };
        var rate = due.Value ?? 0;
        if (rate < LeastADay || home.State.Point(due.Point) is not { } heard)
        {
            // Nobody knows it well enough; what it has learned fades.
            return Verdict.Watching(later);
        }

        var last = heard.On == false && heard.ChangedAt > due.Since ? heard.ChangedAt : due.Since;
        var unlikely = last + TimeSpan.FromDays(Missed / (double)rate);
        if (unlikely > home.Now)
        {
            return Verdict.Watching(due with { Due = unlikely });
        }

        return !home.State.Habits.AtHome || home.State.Paused is not null || home.State.Stands(RuleNames.NoContact) || home.State.Doubts(due.Point) || !AreLively(home, due.Point)
            ? Verdict.Watching(later)
            : Verdict.Watching(due with { Due = null, Raised = true }) with
            {
                Finding = new Finding(
                    AlertKind.SensorUnlikely, "companion", null,
                    new Reason { At = home.Now, Since = last, Room = point.Room, Value = Math.Round(rate, 1), Detail = due.Point }, due.Point),
            };
    }

    // An estimate that forgets: each hour with a sign adds its share of a day, and a silence lets it fade.
    private static decimal Rate(decimal rate, TimeSpan since) => Math.Round((decimal)((double)rate * Math.Exp(-since.TotalDays / Days) + 1 / Days), 3);

    // Two others, or the only other there is.
    private static bool AreLively(in RuleView home, string point)
    {
        var (others, lively) = (0, 0);
        foreach (var planned in home.Plan.Plan.Points)
        {
            if (planned.Id != point && (planned.Kind.SeesPeople() || planned.Kind is PointKind.Door or PointKind.EntranceDoor))
            {
                others++;
                lively += home.State.Point(planned.Id) is { On: not null } state && home.Now - state.ChangedAt < Lively ? 1 : 0;
            }
        }

        return lively >= Math.Min(2, others) && lively > 0;
    }
}
