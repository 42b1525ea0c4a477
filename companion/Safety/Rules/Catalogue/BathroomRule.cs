using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// Somebody went into the bathroom and has neither come out nor been seen elsewhere. Told by a radar there, which says when it is
/// empty, or by motion alone, which ends when something moves in another room.
/// </summary>
public sealed class BathroomRule : IRule
{
    private const string Bathroom = "bathroom";

    public RuleCard Card { get; } = new(
        "bathroom-stay",
        "An hour in the bathroom is a serious alert. It ends by itself when somebody is seen outside it.",
        "National alert profile, VKP 4.7 and 4.23; the time is ours.")
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

        var known = home.Watch(Bathroom);
        if (point.Room == Bathroom)
        {
            return record.Body switch
            {
                Presence { On: true } or Motion { On: true } when known is null => Verdict.Watching(
                    new RuleWatch(Card.Name, Bathroom, record.OccurredAt, home.DueAt(record.OccurredAt + home.Time("stay"), record.OccurredAt))),
                Presence { On: false } when known is { } over && !SeenInside(home) => Verdict.Forget(over),
                _ => Verdict.Nothing,
            };
        }

        // While a radar sees somebody in there, somebody elsewhere is somebody else. A door in the hall may be the helper's.
        var elsewhere = record.Body is Motion { On: true } or Presence { On: true } && home.Begins(true) && !home.State.Doubts(record.Point);
        return elsewhere && known is { } left && record.OccurredAt > left.Since && !SeenInside(home) ? Verdict.Forget(left) : Verdict.Nothing;
    }

    public Verdict Tick(in RuleView home, RuleWatch due) => Verdict.Watching(due with { Raised = true, Due = null }) with
    {
        Finding = new Finding(
            AlertKind.LongBathroom, "presence", null, new Reason { At = home.Now, Since = due.Since, Room = Bathroom, Limit = home.Limit("stay") }),
    };

    private static bool SeenInside(in RuleView home)
    {
        foreach (var point in home.State.Points)
        {
            if (point.On == true && home.Plan.Point(point.Id) is { Kind: PointKind.Radar or PointKind.Occupancy, Room: Bathroom })
            {
                return true;
            }
        }

        return false;
    }
}
