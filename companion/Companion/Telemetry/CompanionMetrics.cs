using System.Diagnostics.Metrics;

namespace Hjemvakt.Companion.Telemetry;

/// <summary>What there is to measure about records, storage and alerts.</summary>
internal sealed class CompanionMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Hjemvakt.Companion";

    private readonly Counter<long> records, duplicates, quarantined, ruleFailures, transactions, storageFailures, separated, defects, raised, refusedConnections, slowedConnections, refusedSubscriptions, oversized, clockJumps, explained;
    private readonly Histogram<double> commit, latency;
    private readonly UpDownCounter<int> gateways;

    public CompanionMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        records = meter.CreateCounter<long>("hjemvakt.records", "{record}", "Records stored");
        duplicates = meter.CreateCounter<long>("hjemvakt.duplicates", "{record}", "Copies of records that were stored already");
        quarantined = meter.CreateCounter<long>("hjemvakt.quarantined", "{input}", "Inputs that broke the contract");
        ruleFailures = meter.CreateCounter<long>("hjemvakt.rule.failures", "{failure}", "Failures of a rule or another part, while the rest went on");
        transactions = meter.CreateCounter<long>("hjemvakt.transactions", "{transaction}", "Transactions committed");
        commit = meter.CreateHistogram<double>("hjemvakt.commit.duration", "ms", "A transaction from its beginning to its being durable");
        storageFailures = meter.CreateCounter<long>("hjemvakt.storage.failures", "{transaction}", "Transactions that the database could not take");
        separated = meter.CreateCounter<long>("hjemvakt.transactions.separated", "{transaction}", "Transactions taken apart because one item in them failed");
        defects = meter.CreateCounter<long>("hjemvakt.defects", "{item}", "Items on which the program itself failed");
        raised = meter.CreateCounter<long>("hjemvakt.alerts.raised", "{alert}", "Alerts raised");
        explained = meter.CreateCounter<long>("hjemvakt.findings.explained", "{finding}", "What would have been an alert, were it not for a planned visit");
        latency = meter.CreateHistogram<double>("hjemvakt.alert.latency", "ms", "From the arrival of an alarm to its alert being stored and shown to subscribers");
        gateways = meter.CreateUpDownCounter<int>("hjemvakt.gateways", "{gateway}", "Gateways connected now");
        refusedConnections = meter.CreateCounter<long>("hjemvakt.connections.refused", "{connection}", "Connections with wrong credentials");
        slowedConnections = meter.CreateCounter<long>("hjemvakt.connections.slowed", "{connection}", "Refusals held back because there were many from the same address or for the same gateway");
        refusedSubscriptions = meter.CreateCounter<long>("hjemvakt.subscriptions.refused", "{subscription}", "Subscriptions outside the gateway's own topics");
        oversized = meter.CreateCounter<long>("hjemvakt.packets.oversized", "{packet}", "Packets larger than the contract allows: cut, or their connection closed");
        clockJumps = meter.CreateCounter<long>("hjemvakt.clock.jumps", "{jump}", "Jumps of the machine's clock that were taken over");
    }

    public void Committed(Tally tally, TimeSpan duration)
    {
        transactions.Add(1);
        commit.Record(duration.TotalMilliseconds);
        Add(records, tally.AlarmRecords, "stream", "alarm");
        Add(records, tally.RoutineRecords, "stream", "routine");
        Add(duplicates, tally.Duplicates);
        Add(quarantined, tally.Quarantined);
        foreach (var rule in tally.Explained)
        {
            Explained(rule);
        }
    }

    /// <param name="part">The rule's name, or that of another part.</param>
    public void Failed(string part) => ruleFailures.Add(1, new KeyValuePair<string, object?>("rule", part));

    public void StorageFailed() => storageFailures.Add(1);

    public void Separated() => separated.Add(1);

    public void Defect() => defects.Add(1);

    /// <param name="rule">The rule that would have found it.</param>
    private void Explained(string rule) => explained.Add(1, new KeyValuePair<string, object?>("rule", rule));

    public void Raised(string kind) => raised.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Shown(TimeSpan sinceArrival) => latency.Record(sinceArrival.TotalMilliseconds);

    public void GatewayConnected() => gateways.Add(1);

    public void GatewayDisconnected() => gateways.Add(-1);

    public void ConnectionRefused() => refusedConnections.Add(1);

    public void ConnectionSlowed() => slowedConnections.Add(1);

    public void SubscriptionRefused() => refusedSubscriptions.Add(1);

    public void ClockJumped(TimeSpan by) => clockJumps.Add(1, new KeyValuePair<string, object?>("direction", by < TimeSpan.Zero ? "back" : "forward"));

    public void Oversized() => oversized.Add(1);

    private static void Add(Counter<long> counter, int count)
    {
        if (count > 0)
        {
            counter.Add(count);
        }
    }

    private static void Add(Counter<long> counter, int count, string tag, string value)
    {
        if (count > 0)
        {
            counter.Add(count, new KeyValuePair<string, object?>(tag, value));
        }
    }
}
