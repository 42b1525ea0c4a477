using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Ingest;

/// <summary>Reads the quarantine table.</summary>
internal sealed class QuarantineLog(IDbContextFactory<CompanionDb> databases) : IQuarantineLog
{
    public async Task<IReadOnlyList<QuarantineEntry>> LatestAsync(QuarantinePlace? before, int take, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        IQueryable<QuarantineRow> rows = db.Quarantine.AsNoTracking();
        if (before is { } place)
        {
            rows = rows.Where(r => r.LastAt < place.LastAt || (r.LastAt == place.LastAt && r.Id < place.Id));
        }

        return await rows
            .OrderByDescending(r => r.LastAt).ThenByDescending(r => r.Id)
            .Take(take)
            .Select(r => new QuarantineEntry(r.Id, r.GatewayId, r.Topic, r.Reason, r.Payload, r.Length, r.FirstAt, r.LastAt, r.Times))
            .ToListAsync(cancel);
    }
}
