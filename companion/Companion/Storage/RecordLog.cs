using System.Data.Common;
using Hjemvakt.Companion.Clocks;
using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Storage;

/// <summary>
/// Writes the record log and what goes with it, by prepared statements on the writer's connection: this is the way of
/// every record, and EF Core's change tracking is too slow for it. The SQL is common to SQLite and PostgreSQL.
/// </summary>
internal sealed class RecordLog : IDisposable
{
    private readonly Statement insert, position, bootClock, forgetBoot, ofBoot, redate, contact, heartbeat, offline, probe, jumps, stored, prefix;
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
            INSERT INTO boot_clocks (gateway_id, boot, began_at, heard) VALUES (@gateway, @boot, @began, @heard)
            ON CONFLICT (gateway_id, boot) DO UPDATE SET began_at = excluded.began_at, heard = excluded.heard
            """, "@gateway", "@boot", "@began", "@heard");
        forgetBoot = new Statement(connection, "DELETE FROM boot_clocks WHERE gateway_id = @gateway AND boot = @boot", "@gateway", "@boot");
        ofBoot = new Statement(connection, """
            SELECT stream, sequence, uptime, sent_at, occurred_at, received_at, clock FROM records WHERE gateway_id = @gateway AND boot = @boot AND clock = 2
            UNION SELECT stream, sequence, uptime, sent_at, occurred_at, received_at, clock FROM records
                WHERE gateway_id = @gateway AND stream = 1 AND sequence > @alarm AND boot = @boot
            UNION SELECT stream, sequence, uptime, sent_at, occurred_at, received_at, clock FROM records
                WHERE gateway_id = @gateway AND stream = 2 AND sequence > @routine AND boot = @boot
            ORDER BY stream, sequence
            """, "@gateway", "@boot", "@alarm", "@routine");
        redate = new Statement(connection, """
            UPDATE records SET occurred_at = @occurred, clock = @clock WHERE gateway_id = @gateway AND stream = @stream AND sequence = @sequence
            """, "@occurred", "@clock", "@gateway", "@stream", "@sequence");
        contact = new Statement(connection, "UPDATE gateways SET last_contact_at = @at, said_offline = @offline WHERE id = @gateway", "@at", "@offline", "@gateway");
        heartbeat = new Statement(connection, "UPDATE gateways SET status = @status WHERE id = @gateway", "@status", "@gateway");
        offline = new Statement(connection, "UPDATE gateways SET said_offline = @offline WHERE id = @gateway", "@offline", "@gateway");
        probe = new Statement(connection, "UPDATE writer SET at = @at, uptime = @uptime, machine_boot = @boot WHERE id = 1", "@at", "@uptime", "@boot");
        jumps = new Statement(connection, "UPDATE writer SET clock_jumps = @number WHERE id = 1", "@number");
        stored = new Statement(connection, """
            SELECT boot, uptime, kind, point FROM records WHERE gateway_id = @gateway AND stream = @stream AND sequence = @sequence
            """, "@gateway", "@stream", "@sequence");
        prefix = new Statement(connection, "SELECT prefix FROM streams WHERE gateway_id = @gateway AND stream = @stream", "@gateway", "@stream");
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
    public RecordIdentity? Find(string gatewayId, RecordStream stream, long sequence) => stored.Read(
        transaction, row => new RecordIdentity(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3)), gatewayId, (int)stream, sequence).FirstOrDefault();

    /// <summary>Keeps how far a stream is stored without a hole.</summary>
    public void Keep(string gatewayId, RecordStream stream, long prefix) => position.Run(transaction, gatewayId, (int)stream, prefix);

    /// <summary>How far a stream is stored without a hole, as the database has it; null when nothing is.</summary>
    public long? Prefix(string gatewayId, RecordStream stream) => prefix.Read(transaction, row => (long?)row.GetInt64(0), gatewayId, (int)stream).FirstOrDefault();

    /// <summary>Keeps when a boot began.</summary>
    public void Keep(string gatewayId, int boot, in BootStart start) => bootClock.Run(transaction, gatewayId, boot, start.Began, start.Heard);

    /// <summary>Forgets when a boot began.</summary>
    public void ForgetBoot(string gatewayId, int boot) => forgetBoot.Run(transaction, gatewayId, boot);

    /// <summary>The records of a boot whose dates may have to be put right: all that wait for their time, and the others from some numbers on.</summary>
    /// <param name="afterAlarm">Only alarms with greater numbers.</param>
    /// <param name="afterRoutine">Only routine records with greater numbers.</param>
    public List<RecordOfBoot> OfBoot(string gatewayId, int boot, long afterAlarm, long afterRoutine) => ofBoot.Read(
        transaction,
        row => new RecordOfBoot(
            new RecordId(gatewayId, (RecordStream)row.GetInt32(0), row.GetInt64(1)), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt64(3),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)), (ClockNote)row.GetInt32(6)),
        gatewayId, boot, afterAlarm, afterRoutine);

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
    public void Probe(in ClockReading at)
        => probe.Run(transaction, at.Now.ToUnixTimeMilliseconds(), at.Uptime is { } uptime ? (long)uptime.TotalMilliseconds : null, at.Boot);

    /// <summary>Writes that a jump of the clock was taken over.</summary>
    /// <param name="number">Which one it was, counted from 1.</param>
    public void Jumped(in ClockReading at, long number)
    {
        Probe(at);
        jumps.Run(transaction, number);
    }

    /// <summary>When exactly this input last came, or null when it never has.</summary>
    public DateTimeOffset? QuarantinedAt(QuarantinedInput input) => quarantine.LastAt(transaction, input);

    /// <summary>Keeps input that broke the contract.</summary>
    /// <returns>False when exactly this has come before.</returns>
    public bool Quarantine(QuarantinedInput input, DateTimeOffset at) => quarantine.Keep(transaction, input, at);

    public void Dispose()
    {
        foreach (var statement in new[] { insert, position, bootClock, forgetBoot, ofBoot, redate, contact, heartbeat, offline, probe, jumps, stored, prefix })
        {
            statement.Dispose();
        }

        quarantine.Dispose();
    }
}

/// <summary>What a stored record tells of its time.</summary>
/// <param name="Uptime">Milliseconds since its boot.</param>
/// <param name="SentAt">Its date by the gateway's clock, Unix milliseconds, or null.</param>
internal readonly record struct RecordOfBoot(RecordId Id, long Uptime, long? SentAt, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, ClockNote Clock);

/// <summary>What tells one record from another under the same number.</summary>
internal sealed record RecordIdentity(long Boot, long Uptime, string Kind, string Point);
