using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Alerts;

/// <summary>Puts together what people see of an alert.</summary>
internal static class AlertViews
{
    private const int MostLines = 200;
    private static readonly string[] Repeats = [EventNames.Of(AlertEventKind.Joined), EventNames.Of(AlertEventKind.HomesJoined), EventNames.Of(AlertEventKind.HomesReturned)];

    /// <summary>Reads alerts with their homes and timelines.</summary>
    public static IReadOnlyList<AlertView> Read(CompanionDb db, IQueryable<AlertRow> which)
    {
        var rows = which.AsNoTracking().ToList();
        var ids = rows.ConvertAll(row => (Guid?)row.Id);
        var homeIds = rows.Select(row => row.HomeId).Distinct().ToList();
        var homes = db.Homes.AsNoTracking().Where(home => homeIds.Contains(home.Id)).AsEnumerable().ToDictionary(home => home.Id, HomeRegistry.CardOf);
        var lines = db.Audit.AsNoTracking().Where(line => ids.Contains(line.AlertId)).OrderBy(line => line.Number).AsEnumerable()
            .ToLookup(line => line.AlertId, line => new TimelineEntry(line.At, line.What, line.Who, line.Device, line.Detail));
        return rows.ConvertAll(row => Of(AlertRows.AlertOf(row, [], null), row.Count, homes[row.HomeId], Shorten([.. lines[row.Id]])));
    }

    /// <summary>A history short enough to be sent again with each change: of very many joined records the middle ones are left out (the audit has them all).</summary>
    public static IReadOnlyList<TimelineEntry> Shorten(List<TimelineEntry> lines)
    {
        while (lines.Count > MostLines && lines.FindIndex(line => Repeats.Contains(line.What)) is >= 0 and var joined)
        {
            lines.RemoveAt(joined);
        }

        return lines;
    }

    public static AlertView Of(Alert alert, int count, HomeCard home, IReadOnlyList<TimelineEntry> timeline) => new(
        alert.Id, alert.Version, alert.HomeId, home.Name, home.ResidentName, home.Address, alert.Kind, alert.Severity, alert.State,
        alert.OccurredAt, alert.StoredAt, alert.LastSeenAt, count, alert.Point, alert.Source, alert.Confidence,
        alert.CancelledByResident, alert.HolderName, alert.Cause, alert.Note, timeline)
    {
        Room = home.Rooms.GetValueOrDefault(alert.Point) ?? alert.Reason?.Room,
        TimeZone = home.TimeZone,
        Reason = alert.Reason,
        ClearedAt = alert.ClearedAt,
        Pause = alert.Pause,
        GroupId = alert.GroupId,
        AwaitsAnswer = alert.AwaitsAnswer,
        HolderId = alert.HolderId,
        HolderAsked = alert.HolderAsked,
        AnsweredAt = alert.AnsweredAt,
        Round = alert.Round,
    };

    public static TimelineEntry EntryOf(AlertEvent what) => new(what.At, EventNames.Of(what.What), what.Who, what.Device, what.Detail);
}
