using System.Text;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Ingest;

/// <summary>One message of a gateway: its records are stored once each, and each new one is put before the safety engine.</summary>
/// <param name="payload">The message as it came.</param>
/// <param name="arrived">Timestamp of its arrival, for measuring.</param>
internal sealed class RecordsWork(
    string gatewayId, RecordStream stream, string topic, ReadOnlyMemory<byte> payload, DecodedBatch batch, long arrived) : HomeWork
{
    public override bool IsUrgent => stream == RecordStream.Alarm;

    public override int Weight => Math.Max(1, batch.Records.Count);

    public override void Execute(HomeTransaction transaction)
    {
        transaction.Heard(gatewayId);
        var gateway = transaction.Gateway(gatewayId);
        transaction.Receipts.Add(gatewayId);
        if (batch.Refusal is { } why)
        {
            transaction.Quarantine(new QuarantinedInput(gatewayId, topic, payload, why));
            return;
        }

        gateway = LearnTime(transaction, gateway);
        var before = gateway.Position(stream).Prefix;
        foreach (var decoded in batch.Records)
        {
            gateway = Take(transaction, gateway, decoded);
        }

        if (gateway.Position(stream).Prefix is var prefix && prefix != before)
        {
            transaction.Log.Keep(gatewayId, stream, prefix);
        }

        transaction.Put(gateway);
        TellOfHoles(transaction, gateway);
    }

    public override bool ExecuteAfterDefect(HomeTransaction transaction, Exception defect)
    {
        // Kept where a technician sees it, and acknowledged, so that the stream goes on. No receipt covers it: the gateway
        // keeps it too, and sends it again to the version that has the defect mended.
        transaction.Heard(gatewayId);
        transaction.Quarantine(new QuarantinedInput(gatewayId, topic, payload, $"the companion failed on it: {defect.GetType().Name}"));
        return true;
    }

    private void TellOfHoles(HomeTransaction transaction, GatewayState gateway)
    {
        var position = gateway.Position(stream);
        if (position.Islands is [var island, ..])
        {
            transaction.Notice(gatewayId, new Hole(gatewayId, stream, position.Prefix + 1, island.From - 1));
        }
        else
        {
            transaction.Notice(gatewayId, new HoleFilled(gatewayId, stream));
        }
    }

    private GatewayState LearnTime(HomeTransaction transaction, GatewayState gateway)
    {
        foreach (var decoded in batch.Records)
        {
            if (decoded.Record is { SentAt: { } sentAt } record)
            {
                gateway = BootClock.Learn(transaction, gateway, record.Boot, record.Uptime, sentAt);
            }
        }

        return gateway;
    }

    private GatewayState Take(HomeTransaction transaction, GatewayState gateway, DecodedRecord decoded)
    {
        var position = gateway.Position(stream);
        if (decoded.Sequence is { } spent && spent <= position.Prefix)
        {
            transaction.Tally.Duplicates++;
            return SpentNumber.Look(transaction, gateway, stream, topic, decoded.Record, arrived);
        }

        if (decoded.Record is { } record)
        {
            return Store(transaction, gateway, record);
        }

        if (decoded.Sequence is { } number)
        {
            // Its number is spent: were it left open, no receipt would ever get past it.
            if (!Append(transaction, position, RowOf(gateway, transaction.Now, number, decoded.Json)))
            {
                transaction.Tally.Duplicates++;
                return gateway;
            }

            gateway = gateway.With(stream, position.Add(number));
        }

        transaction.Quarantine(new QuarantinedInput(gatewayId, topic, Encoding.UTF8.GetBytes(decoded.Json), decoded.Refusal ?? ""));
        return gateway;
    }

    private GatewayState Store(HomeTransaction transaction, GatewayState gateway, RawRecord record)
    {
        var (occurredAt, clock) = RecordDating.Date(record.SentAt, record.Uptime, gateway.Began(record.Boot), gateway.EnrolledAt, transaction.Now);
        var row = RowOf(gateway, transaction.Now, record.Sequence, record.Json);
        row.Boot = record.Boot;
        row.Uptime = record.Uptime;
        row.SentAt = SentAt(record);
        row.OccurredAt = occurredAt;
        row.Clock = clock;
        row.Kind = record.Kind;
        row.Point = record.Point;
        if (!Append(transaction, gateway.Position(stream), row))
        {
            transaction.Tally.Duplicates++;
            return SpentNumber.Look(transaction, gateway, stream, topic, record, arrived);
        }

        transaction.Tally.Stored(stream);
        var position = gateway.Position(stream).Add(record.Sequence);
        gateway = gateway.With(stream, record.Body is Gap gap ? position.Add(gap.CoveredBy(record.Sequence)) : position);
        if (clock == ClockNote.Unset)
        {
            gateway = gateway with { UndatedBoots = gateway.UndatedBoots.Add(record.Boot) };
        }

        var happened = new HomeRecord(new RecordId(gatewayId, stream, record.Sequence), occurredAt, clock, record.Point, record.Body);
        transaction.Carry(
            transaction.Engine.Apply(transaction.Home(gateway.HomeId), happened, transaction.Now),
            new Cause(gatewayId, topic, record.Json, arrived));
        return gateway;
    }

    // The database itself guards the numbers of alarms. It cannot guard those of a table that is partitioned by month, so a number
    // that is accounted for is looked up; it need not be there, a gap notice accounts for what was never sent.
    private bool Append(HomeTransaction transaction, StreamPosition position, RecordRow row)
        => (!position.Holds(row.Sequence) || transaction.Log.Find(gatewayId, stream, row.Sequence) is null) && transaction.Log.Append(row);

    // A date that DateTimeOffset cannot hold is unbelievable anyway; the record's own text keeps it.
    private static DateTimeOffset? SentAt(RawRecord record) => record.SentAt is { } ms && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
        : null;

    private RecordRow RowOf(GatewayState gateway, DateTimeOffset now, long number, string json) => new()
    {
        GatewayId = gatewayId,
        Stream = stream,
        Sequence = number,
        HomeId = gateway.HomeId,
        OccurredAt = now,
        ReceivedAt = now,
        Kind = RecordKinds.Quarantined,
        Point = "",
        Body = json,
    };
}
