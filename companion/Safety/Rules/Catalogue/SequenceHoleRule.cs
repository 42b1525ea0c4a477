using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>Records are missing: a hole that does not fill, or records that the gateway had to evict.</summary>
public sealed class SequenceHoleRule : IRule
{
    public RuleCard Card { get; } = new(
        "sequence-hole",
        "A hole in a stream that lasts for 60 s while the gateway is in contact, and records that the gateway says are gone (evicted, or let go before the companion was restored from a backup), are a technical alert. A hole that fills ends by itself.",
        "The wire contract, Delivery 5.")
    {
        Limits = [new RuleLimit("open-for", "s", 60, 10, 3600)],
        Clears = AlertKind.SequenceHole,
        Always = true,
        QuietBudget = new(0.02m, "One a year. Ours: the numbers are counted, not measured.", AlertKind.SequenceHole),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Body is not Gap gap)
        {
            return Verdict.Nothing;
        }

        // Of alarms each hole is a matter of its own: what was in it may have been a call for help.
        var alarms = record.Id.Stream == RecordStream.Alarm;
        var (detail, about) = alarms
            ? ($"alarm {Range(gap.From, gap.To)}: {gap.Why}", $"{record.Id.GatewayId}/alarm/{Range(gap.From, gap.To)}")
            : ($"{Range(gap.From, gap.To)}: {gap.Why}", $"{record.Id.GatewayId}/evicted");
        return Verdict.Of(new Finding(AlertKind.SequenceHole, "gateway", null, new Reason { At = home.Now, Detail = detail }, record.Id.GatewayId, about));
    }

    public Verdict Judge(in RuleView home, HomeNotice notice) => notice switch
    {
        Hole hole when home.Watch(Point(hole.GatewayId, hole.Stream)) is null => Verdict.Watching(
            new RuleWatch(Card.Name, Point(hole.GatewayId, hole.Stream), home.Now, home.Now + home.Time("open-for")) { Detail = Range(hole.From, hole.To) }),
        HoleFilled filled when home.Watch(Point(filled.GatewayId, filled.Stream)) is { } over => Verdict.Forget(over),
        _ => Verdict.Nothing,
    };

    public Verdict Tick(in RuleView home, RuleWatch due) => home.State.Stands(RuleNames.NoContact)
        ? Verdict.Watching(due with { Due = home.Now + home.Time("open-for") })
        : Verdict.Watching(due with { Due = null, Raised = true }) with
        {
            Finding = new Finding(
                AlertKind.SequenceHole, "companion", null, new Reason { At = home.Now, Since = due.Since, Detail = $"{due.Point} {due.Detail}" }, due.Point.Split('/')[0], due.Point),
        };

    private static string Point(string gatewayId, RecordStream stream) => $"{gatewayId}/{(stream == RecordStream.Alarm ? "alarm" : "routine")}";

    private static string Range(long from, long to) => string.Create(CultureInfo.InvariantCulture, $"{from}–{to}");
}
