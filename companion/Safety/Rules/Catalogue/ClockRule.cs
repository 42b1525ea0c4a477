using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>The gateway dates its records in the future, or before it was enrolled.</summary>
public sealed class ClockRule : StandingRule
{
    public override RuleCard Card { get; } = new(
        "clock-wrong", "A record that is dated impossibly is a technical alert, at once. It ends by itself with the first record that is dated well.", "The wire contract, Bad input.")
    {
        Clears = AlertKind.ClockWrong,
        Always = true,
    };

    // A clock that was never set is not wrong: such records are dated when it is.
    protected override Standing? Look(in RuleView home, HomeRecord record) => record.Clock switch
    {
        ClockNote.Ahead => new Standing(true, record.Id.GatewayId, TimeSpan.Zero, null, "ahead"),
        ClockNote.BeforeEnrolment => new Standing(true, record.Id.GatewayId, TimeSpan.Zero, null, "behind"),
        ClockNote.None => new Standing(false, record.Id.GatewayId, TimeSpan.Zero),
        _ => null,
    };

    protected override Finding Found(in RuleView home, Watch watch) => new(
        AlertKind.ClockWrong, Severity.Technical, "gateway", null, new Reason { At = home.Now, Since = watch.Since, Detail = watch.Detail }, watch.Point);
}
