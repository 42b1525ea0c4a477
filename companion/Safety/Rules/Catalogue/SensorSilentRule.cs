using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// A sensor that says every hour how things stand has said nothing for several. Watched from the first time it is heard: one that was
/// never heard is for whoever commissions the home to see. A motion sensor has nothing to say in an empty home and is not judged so.
/// </summary>
public sealed class SensorSilentRule : IRule
{
    public RuleCard Card { get; } = new(
        "sensor-silent",
        "A door contact, radar, bed, chair or room sensor that has not been heard for four hours is a technical alert. It ends by itself when it is heard.",
        "The gateway repeats each of them at least every hour; a response centre reports a lost button after 73 h.")
    {
        Limits = [new RuleLimit("silent-for", "h", 4, 2, 168)],
        Clears = AlertKind.SensorSilent,
        QuietBudget = new(0.05m, "One in twenty weeks. Ours.", AlertKind.SensorSilent),
    };

    // A limit that is changed holds for the silence that goes on, too.
    public IReadOnlyList<RuleWatch> Begin(in RuleView home)
    {
        var watches = new List<RuleWatch>();
        foreach (var watch in home.State.Watches)
        {
            if (watch.Rule == Card.Name && !watch.Raised)
            {
                watches.Add(watch with { Due = watch.Since + home.Time("silent-for") });
            }
        }

        return watches;
    }

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return home.Plan.Point(record.Point) is { Kind: PointKind.EntranceDoor or PointKind.Door or PointKind.Radar or PointKind.Occupancy or PointKind.Bed or PointKind.Air }
            && record.Body is Door or Presence or Air
            ? Verdict.Watching(new RuleWatch(Card.Name, record.Point, record.OccurredAt, home.Now + home.Time("silent-for")))
            : Verdict.Nothing;
    }

    public Verdict Tick(in RuleView home, RuleWatch due)
    {
        // The gateway's silence explains its sensors', and of a sensor that it does not believe it tells nothing.
        if (home.State.Stands(RuleNames.NoContact) || home.State.Doubts(due.Point))
        {
            return Verdict.Watching(due with { Due = home.Now + home.Time("silent-for") });
        }

        return home.Plan.Point(due.Point) is null
            ? Verdict.Forget(due)
            : Verdict.Watching(due with { Due = null, Raised = true }) with
            {
                Finding = new Finding(
                    AlertKind.SensorSilent, "companion", null,
                    new Reason { At = home.Now, Since = due.Since, Room = home.Room(due.Point), Detail = due.Point }, due.Point),
            };
    }
}
