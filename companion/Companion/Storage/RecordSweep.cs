using System.Data.Common;

namespace Hjemvakt.Companion.Storage;

/// <summary>
/// Deletes records whose time is over. Never one that an open alert refers to, and never one above a hole: those numbers
/// are known by the records alone, and a number that is forgotten would be taken a second time.
/// </summary>
internal sealed class RecordSweep : IDisposable
{
    private readonly Statement delete;

    public RecordSweep(DbConnection connection) => delete = new Statement(connection, """
        DELETE FROM records WHERE (gateway_id, stream, sequence, received_at) IN (
            SELECT r.gateway_id, r.stream, r.sequence, r.received_at
            FROM records r JOIN streams s ON s.gateway_id = r.gateway_id AND s.stream = r.stream
            WHERE r.home_id = @home AND r.kind = @kind AND r.received_at < @before AND r.sequence <= s.prefix
              AND (r.gateway_id, r.stream, r.sequence) NOT IN (
                SELECT a.gateway_id, a.stream, a.sequence FROM alerts o JOIN alert_records a ON a.alert_id = o.id WHERE o.resolved_at IS NULL)
            ORDER BY r.received_at LIMIT @most)
        """, "@home", "@kind", "@before", "@most");

    /// <summary>Deletes the oldest of them.</summary>
    /// <returns>How many.</returns>
    public int Delete(DbTransaction transaction, string homeId, string kind, DateTimeOffset before, int most)
        => delete.Run(transaction, homeId, kind, before.ToUnixTimeMilliseconds(), most);

    public void Dispose() => delete.Dispose();
}
