using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Safety.Homes;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Homes;

/// <summary>Reads back, at a start, the homes that have something open.</summary>
internal static class HomeLoader
{
    public static IReadOnlyList<HomeState> OpenHomes(WriterConnection connection)
    {
        using var db = connection.Context();
        var open = db.Alerts.AsNoTracking().Where(alert => alert.ResolvedAt == null).OrderBy(alert => alert.StoredAt).ToList();
        var ids = open.ConvertAll(alert => alert.Id);
        var records = db.AlertRecords.AsNoTracking().Where(r => ids.Contains(r.AlertId)).AsEnumerable().ToLookup(r => r.AlertId);
        var timers = db.AlertTimers.AsNoTracking().Where(t => t.Name == Timers.Escalate).ToDictionary(t => t.AlertId, t => t.DueAt);
        return [.. open
            .Select(row => AlertRows.AlertOf(row, records[row.Id], timers.TryGetValue(row.Id, out var due) ? due : null))
            .GroupBy(alert => alert.HomeId)
            .Select(home => HomeState.Empty(home.Key) with { Alerts = [.. home] })];
    }
}
