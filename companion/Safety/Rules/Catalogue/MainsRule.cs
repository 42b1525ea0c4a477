using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>The gateway has lost its mains and lives on its battery.</summary>
public sealed class MainsRule : StandingRule
{
    public override RuleCard Card { get; } = new(
        "mains-lost", "Two minutes without mains are a technical alert. It ends by itself when the mains are back.", "SCAIP status 0085; two minutes outlast a blink of the grid.")
    {
        Limits = [new RuleLimit("lost-for", "min", 2, 0, 240)],
        Clears = AlertKind.MainsLost,
        QuietBudget = new(0.05m, "One in twenty weeks. Ours; what ends by itself is no false alarm.", AlertKind.MainsLost),
    };

    protected override Standing? Look(in RuleView home, HomeRecord record)
        => record.Body is PowerSupply power ? new Standing(!power.Mains, record.Point, home.Time("lost-for"), power.Battery) : null;

    protected override Finding Found(in RuleView home, RuleWatch watch) => new(
        AlertKind.MainsLost, "gateway", null, new Reason { At = home.Now, Since = watch.Since, Value = watch.Value }, watch.Point);
}
