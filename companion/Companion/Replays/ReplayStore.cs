using System.Runtime.CompilerServices;
using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Plans;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Replays;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Replays;

/// <summary>Reads what a replay needs of a home, on a connection that cannot write. Records come a day at a time.</summary>
internal sealed class ReplayStore(CompanionDb db, string homeId)
{
    private const int MostAlerts = 20_000;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The kinds of records that the home has. With them, the records of a day are found by an index.</summary>
    public Task<List<string>> KindsAsync(CancellationToken cancel)
        => db.Records.Where(record => record.HomeId == homeId && record.Kind != RecordKinds.Quarantined).Select(record => record.Kind).Distinct().ToListAsync(cancel);

    /// <summary>How many records were received in a stretch of time.</summary>
    public Task<int> CountAsync(IReadOnlyCollection<string> kinds, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) => Within(kinds, from, to).CountAsync(cancel);

    /// <summary>Records in the order in which they were received.</summary>
    public async IAsyncEnumerable<(HomeRecord Record, DateTimeOffset ReceivedAt)> RecordsAsync(
        IReadOnlyCollection<string> kinds, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var day = from; day < to; day += Day)
        {
            var next = day + Day < to ? day + Day : to;
            var rows = await Within(kinds, day, next).OrderBy(record => record.ReceivedAt).ThenBy(record => record.GatewayId).ThenBy(record => record.Stream).ThenBy(record => record.Sequence)
                .Select(record => new { record.GatewayId, record.Stream, record.Sequence, record.OccurredAt, record.ReceivedAt, record.Clock, record.Point, record.Body }).ToListAsync(cancel);
            foreach (var row in rows)
            {
                var body = RecordDecoder.Reread(row.Stream, row.Body).Body;
                yield return (new HomeRecord(new RecordId(row.GatewayId, row.Stream, row.Sequence), row.OccurredAt, row.Clock, row.Point, body), row.ReceivedAt);
            }
        }
    }

    /// <summary>The alerts that really came.</summary>
    public async Task<IReadOnlyList<PastAlert>> AlertsAsync(PlanIndex plan, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var rows = await db.Alerts.AsNoTracking().Where(alert => alert.HomeId == homeId && alert.StoredAt >= from && alert.StoredAt < to)
            .OrderBy(alert => alert.StoredAt).Take(MostAlerts)
            .Select(alert => new { alert.Kind, alert.About, alert.Point, alert.Reason, alert.StoredAt, alert.OccurredAt, alert.ResolvedAt, alert.Cause, alert.ClearedAt }).ToListAsync(cancel);
        return rows.ConvertAll(row =>
        {
            var reason = HomePlanJson.ReadReason(row.Reason);
            var room = plan.Point(row.Point)?.Room ?? reason?.Room;
            return new PastAlert(new ReplayedAlert(row.Kind, row.About, room, row.StoredAt, reason?.Since ?? reason?.LastSeenAt ?? row.OccurredAt), row.ResolvedAt, row.Cause, row.ClearedAt);
        });
    }

    /// <summary>How often people have changed the plan since a time.</summary>
    public Task<int> PlanChangesAsync(DateTimeOffset since, CancellationToken cancel)
        => db.Audit.CountAsync(line => line.HomeId == homeId && line.What == "planChanged" && line.At > since, cancel);

    private IQueryable<RecordRow> Within(IReadOnlyCollection<string> kinds, DateTimeOffset from, DateTimeOffset to)
        => db.Records.AsNoTracking().Where(record => record.HomeId == homeId && kinds.Contains(record.Kind) && record.ReceivedAt >= from && record.ReceivedAt < to);
}
