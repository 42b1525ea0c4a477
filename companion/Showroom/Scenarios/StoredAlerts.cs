using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Storage.Sqlite;
using Hjemvakt.Safety.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>The alerts as they lie on the disk, read past the companion that wrote them.</summary>
/// <param name="folder">The companion's data folder.</param>
public sealed class StoredAlerts(string folder)
{
    private readonly SqliteDatabase _database = new(folder, TimeSpan.FromSeconds(5));

    /// <summary>One alert; it must be there.</summary>
    public async Task<StoredAlert> FindAsync(Guid id, CancellationToken cancel) => (await AllAsync(cancel)).Single(alert => alert.Id == id);

    /// <summary>All of them, open or not, in the order they were stored.</summary>
    public async Task<IReadOnlyList<StoredAlert>> AllAsync(CancellationToken cancel)
    {
        await using var db = _database.Context();
        var lines = (await db.Audit.AsNoTracking().OrderBy(line => line.Number).ToListAsync(cancel))
            .ToLookup(line => line.AlertId, line => new TimelineEntry(line.At, line.What, line.Who, line.Device));
        var alerts = await db.Alerts.AsNoTracking().OrderBy(alert => alert.StoredAt).ToListAsync(cancel);
        return [.. alerts.Select(row => new StoredAlert(
            row.Id, row.HomeId, row.Kind, row.State, row.OccurredAt, row.StoredAt, row.Count, row.CancelledByResident, [.. lines[row.Id]]))];
    }
}

/// <summary>An alert on the disk.</summary>
/// <param name="OccurredAt">When it happened in the home.</param>
/// <param name="StoredAt">When the companion had it durably stored.</param>
/// <param name="Count">How many alarms have joined in it.</param>
public sealed record StoredAlert(
    Guid Id,
    string HomeId,
    AlertKind Kind,
    AlertState State,
    DateTimeOffset OccurredAt,
    DateTimeOffset StoredAt,
    int Count,
    bool CancelledByResident,
    IReadOnlyList<TimelineEntry> Timeline);
