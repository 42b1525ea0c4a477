using System.Data.Common;
using Hjemvakt.Companion.Ingest;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Storage;

/// <summary>
/// Writes the record log and what goes with it, by prepared statements on the writer's connection: this is the way of
/// every record, and EF Core's change tracking is too slow for it. The SQL is common to SQLite and PostgreSQL.
/// </summary>
internal sealed class RecordLog : IDisposable
{
    private readonly Statement insert, position, bootClock, undated, redate, contact, heartbeat, offline, probe, stored;
    private readonly QuarantineStore quarantine;
    private DbTransaction transaction = null!;

    public RecordLog(DbConnection connection)
    {
        insert = new Statement(connection, """
            INSERT INTO records (gateway_id, stream, sequence, home_id, boot, uptime, sent_at, occurred_at, received_at, clock, kind, point, body)
            VALUES (@gateway, @stream, @sequence, @home, @boot, @uptime, @sent, @occurred, @received, @clock, @kind, @point, @body)
            ON CONFLICT DO NOTHING
            """, "@gateway", "@stream", "@sequence", "@home", "@boot", "@uptime", "@sent", "@occurred", "@received", "@clock", "@kind", "@point", "@body");
        position = new Statement(connection, """
            INSERT INTO streams (gateway_id, stream, prefix) VALUES (@gateway, @stream, @prefix)
            ON CONFLICT (gateway_id, stream) DO UPDATE SET prefix = excluded.prefix
            """, "@gateway", "@stream", "@prefix");
        bootClock = new Statement(connection, """
            INSERT INTO boot_clocks (gateway_id, boot, began_at) VALUES (@gateway, @boot, @began) ON CONFLICT DO NOTHING
            """, "@gateway", "@boot", "@began");
        undated = new Statement(connection, """
            SELECT stream, sequence, uptime FROM records WHERE gateway_id = @gateway AND boot = @boot AND clock = 2
            """, "@gateway", "@boot");
        redate = new Statement(connection, """
            UPDATE records SET occurred_at = @occurred, clock = @clock WHERE gateway_id = @gateway AND stream = @stream AND sequence = @sequence
            """, "@occurred", "@clock", "@gateway", "@stream", "@sequence");
        contact = new Statement(connection, "UPDATE gateways SET last_contact_at = @at, said_offline = @offline WHERE id = @gateway", "@at", "@offline", "@gateway");
        heartbeat = new Statement(connection, "UPDATE gateways SET status = @status WHERE id = @gateway", "@status", "@gateway");
        offline = new Statement(connection, "UPDATE gateways SET said_offline = @offline WHERE id = @gateway", "@offline", "@gateway");
        probe = new Statement(connection, "UPDATE writer SET at = @at WHERE id = 1", "@at");
        stored = new Statement(connection, """
            SELECT boot, uptime, kind, point FROM records WHERE gateway_id = @gateway AND stream = @stream AND sequence = @sequence
            """, "@gateway", "@stream", "@sequence");
        quarantine = new QuarantineStore(connection);
    }

    /// <summary>Everything that follows belongs to this transaction.</summary>
    public void Enter(DbTransaction current) => transaction = current;

    /// <summary>Appends a record.</summary>
    /// <returns>False when the log has it already.</returns>
    public bool Append(RecordRow row) => insert.Run(
        transaction, row.GatewayId, (int)row.Stream, row.Sequence, row.HomeId, row.Boot, row.Uptime, row.SentAt?.ToUnixTimeMilliseconds(),
        row.OccurredAt.ToUnixTimeMilliseconds(), row.ReceivedAt.ToUnixTimeMilliseconds(), (int)row.Clock, row.Kind, row.Point, row.Body) == 1;

    /// <summary>What is stored under a number, as far as it tells one record from another; null when nothing is, or nothing any more.</summary>
    public StoredRecord? Find(string gatewayId, RecordStream stream, long sequence) => stored.Read(
        transaction, row => new StoredRecord(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3)), gatewayId, (int)stream, sequence).FirstOrDefault();

    /// <summary>Keeps how far a stream is stored without a hole.</summary>
    public void Keep(string gatewayId, RecordStream stream, long prefix) => position.Run(transaction, gatewayId, (int)stream, prefix);

    /// <summary>Keeps when a boot began.</summary>
    public void Keep(string gatewayId, int boot, long beganAt) => bootClock.Run(transaction, gatewayId, boot, beganAt);

    /// <summary>The records of a boot that still wait for their time.</summary>
    public List<UndatedRecord> Undated(string gatewayId, int boot) => undated.Read(
        transaction, row => new UndatedRecord(new RecordId(gatewayId, (RecordStream)row.GetInt32(0), row.GetInt64(1)), row.GetInt64(2)), gatewayId, boot);

    /// <summary>Puts a record's time right.</summary>
    public void Redate(RecordId record, DateTimeOffset occurredAt, ClockNote clock)
        => redate.Run(transaction, occurredAt.ToUnixTimeMilliseconds(), (int)clock, record.GatewayId, (int)record.Stream, record.Sequence);

    /// <summary>The gateway has been heard.</summary>
    public void Contact(string gatewayId, DateTimeOffset at) => contact.Run(transaction, at.ToUnixTimeMilliseconds(), false, gatewayId);

    /// <summary>What the gateway says of itself.</summary>
    public void Status(string gatewayId, string json) => heartbeat.Run(transaction, json, gatewayId);

    /// <summary>The broker has lost the gateway; a hint, no verdict.</summary>
    public void SaidOffline(string gatewayId) => offline.Run(transaction, true, gatewayId);

    /// <summary>Writes, to see whether that can be done.</summary>
    public void Probe(DateTimeOffset at) => probe.Run(transaction, at.ToUnixTimeMilliseconds());

    /// <summary>Keeps input that broke the contract.</summary>
    /// <returns>False when exactly this has come before.</returns>
    public bool Quarantine(QuarantinedInput input, DateTimeOffset at) => quarantine.Keep(transaction, input, at);

    public void Dispose()
    {
        foreach (var statement in new[] { insert, position, bootClock, undated, redate, contact, heartbeat, offline, probe, stored })
        {
            statement.Dispose();
        }

        quarantine.Dispose();
    }
}

/// <summary>A stored record that waits for its time.</summary>
internal readonly record struct UndatedRecord(RecordId Id, long Uptime);

/// <summary>What tells one record from another under the same number.</summary>
internal sealed record StoredRecord(long Boot, long Uptime, string Kind, string Point);
