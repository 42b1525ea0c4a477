using System.Text;
using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Companion.Devices.Reports;

/// <summary>Puts the reports together. Reads, and changes nothing.</summary>
internal sealed class GatewayReports(IGatewayRegistry gateways, IHomeRegistry homes, IHomePlans plans, ICommandService commands, TimeProvider time) : IGatewayReports
{
    private const int CommandsShown = 30;
    private const string SensorFault = "sensor-fault", SensorSilent = "sensor-silent";

    // What the home's rules find about equipment, and not about the person.
    private static readonly string[] OfEquipment = ["clock-wrong", "sequence-hole", "number-reused", "tamper", "mains-lost", "battery-low", "contact-inverted", "sensor-rate", SensorSilent];

    private static readonly RuleCard NoContact = RuleCatalogue.All.Single(rule => rule.Card.Name == RuleNames.NoContact).Card;

    public async Task<IReadOnlyList<GatewayReport>> ListAsync(CancellationToken cancel = default)
    {
        var cards = (await homes.ListAsync(cancel)).ToDictionary(home => home.Id, StringComparer.Ordinal);
        var reports = new List<GatewayReport>();
        foreach (var gateway in await gateways.ListAsync(cancel))
        {
            if (cards.TryGetValue(gateway.HomeId, out var home))
            {
                // Without what each was asked: with hundreds of gateways that would be hundreds of questions.
                reports.Add(Report(gateway, home, []));
            }
        }

        return
        [
            .. reports.OrderBy(report => report.Faults is [var worst, ..] ? worst.Kind : (GatewayFaultKind?)null, Comparer<GatewayFaultKind?>.Create(FaultyFirst))
                .ThenBy(report => report.Home.Name, StringComparer.Ordinal).ThenBy(report => report.Gateway.Id, StringComparer.Ordinal),
        ];
    }

    public async Task<GatewayReport?> FindAsync(string gatewayId, CancellationToken cancel = default)
        => await gateways.FindAsync(gatewayId, cancel) is { } gateway && await homes.FindAsync(gateway.HomeId, cancel) is { } home
            ? Report(gateway, home, await commands.ListAsync(gateway.Id, CommandsShown, cancel))
            : null;

    private static int FaultyFirst(GatewayFaultKind? one, GatewayFaultKind? other)
        => (one, other) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            _ => one.Value.CompareTo(other.Value),
        };

    private GatewayReport Report(GatewayView gateway, HomeCard home, IReadOnlyList<CommandView> asked)
    {
        var now = time.GetUtcNow();
        var rules = plans.Now(home.Id) ?? RuleState.None;
        var health = gateway.Status is { } heartbeat ? StatusDecoder.Decode(Encoding.UTF8.GetBytes(heartbeat)).Status?.Health : null;
        var contact = ContactOf(gateway, rules, now);
        var points = Points(rules, asked, now);
        return new GatewayReport(gateway, home, health, contact, points, [.. FaultsOf(gateway, rules, health, contact, points).OrderBy(fault => fault.Kind)], asked, now);
    }

    private static GatewayContact ContactOf(GatewayView gateway, RuleState rules, DateTimeOffset now)
    {
        if (gateway.LastContactAt is not { } last)
        {
            return GatewayContact.NotYet;
        }

        var allowed = NoContact.Limit("silent-for").Time(rules.Plan.Limit(NoContact, "silent-for"));
        return now - last > allowed ? GatewayContact.Lost : GatewayContact.Heard;
    }

    private static IReadOnlyList<PointReport> Points(RuleState rules, IReadOnlyList<CommandView> asked, DateTimeOffset now)
    {
        var test = asked.FirstOrDefault(command => command is { Name: "selftest", AnsweredAt: not null });
        var tested = (CommandAnswer.Read(test?.Answer)?.Points ?? []).DistinctBy(point => point.Key).ToDictionary(StringComparer.Ordinal);
        var ids = rules.Plan.Plan.Points.Select(point => point.Id)
            .Concat(rules.Points.Select(point => point.Id))
            .Concat(tested.Keys)
            .Concat(rules.Watches.Where(watch => watch is { Rule: SensorFault, Raised: true }).Select(watch => watch.Point))
            .Distinct(StringComparer.Ordinal);
        return [.. ids.Select(Point).OrderBy(point => point.Fault is null && !point.IsSilent && point.Tested is null or "ok" or "not-tested").ThenBy(point => point.Id, StringComparer.Ordinal)];

        PointReport Point(string id)
        {
            var fault = rules.Watch(SensorFault, id) is { Raised: true } found ? found : (RuleWatch?)null;
            return new PointReport(
                id, rules.Plan.Point(id), rules.Point(id)?.LastAt, fault is null ? null : fault.Value.Detail ?? "", fault?.Since,
                rules.Watch(SensorSilent, id) is { Raised: true }, tested.GetValueOrDefault(id), tested.ContainsKey(id) ? test!.AnsweredAt : null)
            {
                Doubts = FallDoubts.Of(rules, id, now),
                LearnsUntil = FallDoubts.LearnsUntil(rules, id, now),
            };
        }
    }

    private static IEnumerable<GatewayFault> FaultsOf(GatewayView gateway, RuleState rules, GatewayHealth? health, GatewayContact contact, IReadOnlyList<PointReport> points)
    {
        if (contact != GatewayContact.Heard)
        {
            yield return contact == GatewayContact.Lost ? new GatewayFault(GatewayFaultKind.NoContact, Since: gateway.LastContactAt) : new GatewayFault(GatewayFaultKind.NeverHeard, Since: gateway.EnrolledAt);
        }

        if (health?.Safe is { } safe)
        {
            yield return new GatewayFault(GatewayFaultKind.SafeMode, safe);
        }

        if (contact == GatewayContact.Heard && health?.AlarmsWaiting is > 0 and var waiting)
        {
            yield return new GatewayFault(GatewayFaultKind.AlarmsWait, waiting.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (health is { Clock: null })
        {
            yield return new GatewayFault(GatewayFaultKind.NoClock);
        }

        foreach (var point in points)
        {
            if (point.Fault is { } fault)
            {
                yield return new GatewayFault(GatewayFaultKind.SensorFault, fault, point.Id, point.FaultSince);
            }
        }

        foreach (var watch in rules.Watches.Where(watch => watch.Raised && OfEquipment.Contains(watch.Rule)))
        {
            yield return new GatewayFault(GatewayFaultKind.Finding, watch.Rule, watch.Point == gateway.Id ? "" : watch.Point, watch.Since);
        }
    }
}
