using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// Detectors of the home warn, as of smoke: always an alert, at once, one for the home however many of them warn. It clears when all are quiet; people resolve it.
/// </summary>
/// <param name="kind">What they warn of: one of <see cref="AlertKinds.Hazards"/>.</param>
public sealed class HazardRule(AlertKind kind) : IRule
{
    private readonly string what = kind.HazardWord();

    public RuleCard Card { get; } = new(
        $"{kind.HazardWord()}-alarm",
        $"Every alarm is {kind.Severity().Name()}, at once, however long it lasts. It clears when all of the home's detectors of its kind are quiet; people resolve it.",
        "EN 14604 (smoke) and EN 50291-1 (CO) describe detectors; no conformity is claimed.")
    {
        Always = true,
        First = true,
        Clears = kind,
        QuietBudget = new(0.02m, "One a year and kind. Ours; cooking and dust set off detectors, and nobody shall learn to pass over them.", kind),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        if (record?.Body is not Hazard hazard || hazard.What != what)
        {
            return Verdict.Nothing;
        }

        if (!hazard.On)
        {
            // What comes late may have begun again since.
            return !home.IsStale(record) && home.Watch(record.Point) is { } over ? Verdict.Forget(over) : Verdict.Nothing;
        }

        var finding = new Finding(
            kind, "detector", null, new Reason { At = home.Now, Since = record.OccurredAt, Room = home.Room(record.Point) });
        return home.IsStale(record)
            ? Verdict.Of(finding)
            : Verdict.Watching(new RuleWatch(Card.Name, record.Point, record.OccurredAt, null) { Raised = true }) with { Finding = finding };
    }
}
