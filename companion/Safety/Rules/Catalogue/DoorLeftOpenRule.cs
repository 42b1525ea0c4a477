using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>A door that leads out stands open.</summary>
public sealed class DoorLeftOpenRule : StandingRule
{
    public override RuleCard Card { get; } = new(
        "door-left-open",
        "An outer door that has stood open for 15 minutes is a moderate alert. It ends by itself when the door closes.",
        "National alert profile, VKP 4.15; the time is ours: long enough to carry in the shopping.")
    {
        Limits = [new RuleLimit("open-for", "min", 15, 1, 720)],
        Clears = AlertKind.DoorLeftOpen,
        QuietBudget = new(0.1m, "One in ten weeks. Ours: a moderate alert that wakes nobody.", AlertKind.DoorLeftOpen),
    };

    protected override Standing? Look(in RuleView home, HomeRecord record)
        => record.Body is Door door && home.Is(record.Point, PointKind.EntranceDoor) ? new Standing(door.Open, record.Point, home.Time("open-for")) : null;

    protected override Finding Found(in RuleView home, RuleWatch watch) => new(
        AlertKind.DoorLeftOpen, "door", null,
        new Reason { At = home.Now, Since = watch.Since, Room = home.Room(watch.Point), Limit = home.Limit("open-for") }, watch.Point);
}
