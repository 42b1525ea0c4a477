using Hjemvakt.Companion.Storage.Sqlite;
using Hjemvakt.Safety.Records;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Showroom.Scenarios.Outage;

/// <summary>The record log as it lies on the disk, read past the companion that wrote it.</summary>
/// <param name="folder">The companion's data folder.</param>
public sealed class RecordTable(string folder)
{
    private readonly SqliteDatabase _database = new(folder, TimeSpan.FromSeconds(5));

    /// <summary>All records of a gateway's stream, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<StoredRecord>> AllAsync(string gateway, RecordStream stream, CancellationToken cancel)
    {
        await using var db = _database.Context();
        return await db.Records.AsNoTracking()
            .Where(row => row.GatewayId == gateway && row.Stream == stream)
            .OrderBy(row => row.Sequence)
            .Select(row => new StoredRecord(row.Sequence, row.Boot, row.Kind, row.OccurredAt, row.ReceivedAt))
            .ToListAsync(cancel);
    }

    /// <summary>How many messages could not be taken as they were.</summary>
    public async Task<int> QuarantinedAsync(CancellationToken cancel)
    {
        await using var db = _database.Context();
        return await db.Quarantine.CountAsync(cancel);
    }
}

/// <summary>A record on the disk.</summary>
/// <param name="Sequence">Its number in its stream.</param>
/// <param name="Boot">In which start of the gateway it was made.</param>
public sealed record StoredRecord(long Sequence, long Boot, string Kind, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt);
