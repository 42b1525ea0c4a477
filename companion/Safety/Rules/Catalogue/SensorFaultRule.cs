using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>The gateway itself says that it does not trust a sensor.</summary>
public sealed class SensorFaultRule : StandingRule
{
    public override RuleCard Card { get; } = new(
        "sensor-fault", "A sensor that the gateway does not trust is a technical alert, at once. It ends by itself when it is trusted again.", "The wire contract, kind sensor.")
    {
        Clears = AlertKind.SensorFault,
    };

    protected override Standing? Look(in RuleView home, HomeRecord record)
        => record.Body is SensorHealth health ? new Standing(!health.Ok, record.Point, TimeSpan.Zero, null, health.Why) : null;

    protected override Finding Found(in RuleView home, Watch watch) => new(
        AlertKind.SensorFault, Severity.Technical, "gateway", null, new Reason { At = home.Now, Since = watch.Since, Room = home.Room(watch.Point), Detail = watch.Detail }, watch.Point);
}
