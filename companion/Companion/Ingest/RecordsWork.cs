using System.Text;
using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Ingest;

/// <summary>One message of a gateway: its records are stored once each, and each new one is put before the safety engine.</summary>
/// <param name="payload">The message as it came.</param>
/// <param name="arrived">Timestamp of its arrival, for measuring.</param>
internal sealed class RecordsWork(
    string gatewayId, RecordStream stream, string topic, ReadOnlyMemory<byte> payload, DecodedBatch batch, long arrived) : HomeWork
{
    // A gateway sends again what nobody has acknowledged within less than this.
    private static readonly TimeSpan SameMessage = TimeSpan.FromMinutes(10);

    /// <summary>Bytes of the message, when only its beginning is there.</summary>
    public int Length { get; init; } = payload.Length;

    public override WorkRank Rank => stream == RecordStream.Alarm ? WorkRank.Alarm : WorkRank.Background;

    public override int Weight => Math.Max(1, batch.Records.Count);

    public override void Execute(HomeTransaction transaction)
    {
        transaction.Engine.Guard.Enter("records");
        transaction.Part("heard", gatewayId, () => transaction.Heard(gatewayId));
        var gateway = transaction.Gateway(gatewayId);
        transaction.Receipts.Add(gatewayId);
        if (batch.Refusal is { } why)
        {
            Refuse(transaction, gateway, payload, why, numbered: false);
            return;
        }

        transaction.Part("closed-hole", gatewayId, () => gateway = ClosedHoleWork.Look(transaction, gateway, stream));
        transaction.Part("clock", gatewayId, () => gateway = LearnTime(transaction, gateway));
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
        transaction.Part("holes", gatewayId, () => TellOfHoles(transaction, gateway));
    }

    public override bool ExecuteAfterDefect(HomeTransaction transaction, Exception defect)
    {
        // Kept where a technician sees it, and acknowledged, so that the stream goes on. No receipt covers it: the gateway
        // keeps it too, and sends it again to the version that has the defect mended.
        transaction.Part("heard", gatewayId, () => transaction.Heard(gatewayId));
        var gateway = transaction.Gateway(gatewayId);
        transaction.Put(gateway);
        Refuse(transaction, gateway, payload, $"the companion failed on it: {defect.GetType().Name}", numbered: batch.Refusal is null);
        return true;
    }

    // What cannot be read may be a call for help: it is told at once, and kept as it came for a technician. The same bytes are the same alarm when they carry
    // a number; without one, when they come again within minutes, as a message that is sent until somebody acknowledges it does.
    private void Refuse(HomeTransaction transaction, GatewayState gateway, ReadOnlyMemory<byte> content, string why, bool numbered)
    {
        var input = new QuarantinedInput(gatewayId, topic, content, why) { Length = content.Length == payload.Length ? Length : content.Length };
        var known = stream == RecordStream.Alarm ? transaction.QuarantinedAt(input) : null;
        transaction.Quarantine(input);
        if (stream == RecordStream.Alarm && (known is not { } at || (!numbered && transaction.Now - at > SameMessage)))
        {
            transaction.Unread(gatewayId, gateway.HomeId, why);
        }
    }

    private void TellOfHoles(HomeTransaction transaction, GatewayState gateway)
    {
        var position = gateway.Position(stream);
        if (position.Hole is { } hole)
        {
            transaction.Notice(gatewayId, new Hole(gatewayId, stream, hole.From, hole.To));
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
                gateway = BootClock.Claimed(transaction, gateway, record.Boot, record.Uptime, sentAt);
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

        Refuse(transaction, gateway, Encoding.UTF8.GetBytes(decoded.Json), decoded.Refusal ?? "", numbered: decoded.Sequence is not null);
        return gateway;
    }

    private GatewayState Store(HomeTransaction transaction, GatewayState gateway, RawRecord record)
    {
        var (occurredAt, clock, settled) = gateway.Clocks.Date(record.Boot, record.Uptime, record.SentAt, gateway.EnrolledAt, transaction.Now);
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
        var before = gateway.Position(stream);
        var position = before.Add(record.Sequence);
        gateway = gateway.With(stream, record.Body is Gap gap ? position.Add(gap.CoveredBy(record.Sequence)) : position);
        if (!settled)
        {
            gateway = gateway.Unsettled(record.Boot);
        }

        var body = record.Body;
        if (body is Gap gone)
        {
            if (before.Missing(gone.CoveredBy(record.Sequence)) is not { } missing)
            {
                // Everything that is gone at the gateway is stored here.
                return gateway;
            }

            body = gone with { From = missing.From, To = missing.To };
        }

        var happened = new HomeRecord(new RecordId(gatewayId, stream, record.Sequence), occurredAt, clock, record.Point, body);
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
