using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>A battery runs low.</summary>
public sealed class BatteryRule : StandingRule
{
    public override RuleCard Card { get; } = new(
        "battery-low", "A battery at 20 % or less is a technical alert, at once; it is told again at 5 % or less. It ends by itself at 30 %.", "SCAIP status 0016; the figures are ours.")
    {
        Limits = [new RuleLimit("low", "%", 20, 1, 80), new RuleLimit("charged", "%", 30, 2, 100), new RuleLimit("nearly-empty", "%", 5, 0, 80)],
        Ascending = ["low", "charged"],
        Clears = AlertKind.BatteryLow,
        QuietBudget = new(0.05m, "One in twenty weeks. Ours.", AlertKind.BatteryLow),
    };

    protected override Standing? Look(in RuleView home, HomeRecord record)
        => record.Body is not PowerSupply { Battery: { } percent } ? null
            : percent <= home.Limit("low") ? new Standing(true, record.Point, TimeSpan.Zero, percent) { Band = percent <= home.Limit("nearly-empty") ? 2 : 1 }
            : percent >= home.Limit("charged") ? new Standing(false, record.Point, TimeSpan.Zero)
            : null;

    protected override Finding Found(in RuleView home, RuleWatch watch) => new(
        AlertKind.BatteryLow, "gateway", null, new Reason { At = home.Now, Since = watch.Since, Value = watch.Value, Limit = home.Limit("low") }, watch.Point);
}
