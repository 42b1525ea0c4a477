using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>The gateway itself says that it does not trust a sensor.</summary>
public sealed class SensorFaultRule : StandingRule
{
    public override RuleCard Card { get; } = new(
        RuleNames.SensorFault, "A sensor that the gateway does not trust is a technical alert, at once; one that saw and now does not is told again. It ends by itself when it is trusted again.", "The wire contract, kind sensor.")
    {
        Clears = AlertKind.SensorFault,
        QuietBudget = new(0.05m, "One in twenty weeks. Ours.", AlertKind.SensorFault),
    };

    protected override Standing? Look(in RuleView home, HomeRecord record)
        => record.Body is SensorTrust health ? new Standing(!health.Ok, record.Point, TimeSpan.Zero, null, health.Why) { Band = Sees(health.Why) ? 1 : 2 } : null;

    // A radar that has not confirmed its settings still sees who is there.
    private static bool Sees(string why) => why.StartsWith("not-configured", StringComparison.Ordinal);

    protected override Finding Found(in RuleView home, RuleWatch watch) => new(
        AlertKind.SensorFault, "gateway", null, new Reason { At = home.Now, Since = watch.Since, Room = home.Room(watch.Point), Detail = watch.Detail }, watch.Point);
}
