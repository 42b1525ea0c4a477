using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// The gateway's clock is wrong, ahead or behind: its heartbeat, which is live, tells another time than the companion's clock, or a record has an impossible date.
/// </summary>
public sealed class ClockRule : StandingRule
{
    // A heartbeat may be held up for a while on its way; no connection holds one up for ten minutes.
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Far = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(90);

    public override RuleCard Card { get; } = new(
        "clock-wrong",
        "A gateway whose clock is more than a minute ahead or behind is a technical alert when the next heartbeat says the same (90 s); one that is off by more than ten minutes, or dates a record impossibly, is one at once. "
        + "It ends by itself with the first heartbeat, or live record, that tells the right time.",
        "The wire contract, Delivery 8 and Bad input.")
    {
        Clears = AlertKind.ClockWrong,
        Always = true,
        QuietBudget = new(0.02m, "One a year. Ours: clocks are compared, not guessed.", AlertKind.ClockWrong),
    };

    public override Verdict Judge(in RuleView home, HomeNotice notice)
    {
        if (notice is not GatewayHeard { ClockOff: { } off } heard)
        {
            return Verdict.Nothing;
        }

        var (size, detail) = (off.Duration(), off > TimeSpan.Zero ? "ahead" : "behind");
        var look = size <= Near
            ? new Standing(false, heard.GatewayId, TimeSpan.Zero)
            : new Standing(true, heard.GatewayId, size > Far ? TimeSpan.Zero : Lasting, Math.Floor((decimal)size.TotalMinutes), detail) { Band = size > Far ? 2 : 1 };
        return home.Watch(heard.GatewayId) is { Raised: true } known && look.Stands && known.Value == look.Value && known.Detail == detail
            ? Verdict.Nothing
            : Judge(home, look, home.Now);
    }

    // A clock that was never set is not wrong: such records are dated when it is. A good date of long ago says nothing of the clock now.
    protected override Standing? Look(in RuleView home, HomeRecord record) => record.Clock switch
    {
        ClockNote.Ahead => new Standing(true, record.Id.GatewayId, TimeSpan.Zero, null, "ahead") { Band = 2 },
        ClockNote.BeforeEnrolment => new Standing(true, record.Id.GatewayId, TimeSpan.Zero, null, "behind") { Band = 2 },
        ClockNote.None when (home.Now - record.OccurredAt).Duration() <= Near => new Standing(false, record.Id.GatewayId, TimeSpan.Zero),
        _ => null,
    };

    protected override Finding Found(in RuleView home, RuleWatch watch) => new(
        AlertKind.ClockWrong, "gateway", null, new Reason { At = home.Now, Since = watch.Since, Value = watch.Value, Detail = watch.Detail }, watch.Point);
}
