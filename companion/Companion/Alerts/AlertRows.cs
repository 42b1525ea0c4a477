using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Alerts;

/// <summary>Alerts to rows and back.</summary>
internal static class AlertRows
{
    public static AlertRow RowOf(Alert alert) => new()
    {
        Id = alert.Id,
        Version = alert.Version,
        HomeId = alert.HomeId,
        Kind = alert.Kind,
        Severity = alert.Severity,
        State = alert.State,
        OccurredAt = alert.OccurredAt,
        StoredAt = alert.StoredAt,
        LastSeenAt = alert.LastSeenAt,
        Count = Math.Max(1, alert.Records.Length),
        Point = alert.Point,
        Source = alert.Source,
        Confidence = alert.Confidence,
        CancelledByResident = alert.CancelledByResident,
        AwaitsAnswer = alert.AwaitsAnswer,
        HolderId = alert.HolderId,
        HolderName = alert.HolderName,
        Round = alert.Round,
        AnsweredAt = alert.AnsweredAt,
        Reason = PlanJson.Write(alert.Reason),
        ClearedAt = alert.ClearedAt,
        Pause = alert.Pause,
        Cause = alert.Cause,
        Note = alert.Note,
        ResolvedAt = alert.ResolvedAt,
    };

    /// <summary>Rows for the records of an alert from a position on.</summary>
    public static IEnumerable<AlertRecordRow> RecordsOf(Alert alert, int from)
    {
        for (var i = from; i < alert.Records.Length; i++)
        {
            yield return new AlertRecordRow { AlertId = alert.Id, Position = i, GatewayId = alert.Records[i].GatewayId, Stream = alert.Records[i].Stream, Sequence = alert.Records[i].Sequence };
        }
    }

    public static Alert AlertOf(AlertRow row, IEnumerable<AlertRecordRow> records, DateTimeOffset? escalateAt) => new()
    {
        Id = row.Id,
        Version = row.Version,
        HomeId = row.HomeId,
        Kind = row.Kind,
        Severity = row.Severity,
        State = row.State,
        OccurredAt = row.OccurredAt,
        StoredAt = row.StoredAt,
        LastSeenAt = row.LastSeenAt,
        Point = row.Point,
        Source = row.Source,
        Confidence = row.Confidence,
        Records = [.. records.OrderBy(r => r.Position).Select(r => new RecordId(r.GatewayId, r.Stream, r.Sequence))],
        CancelledByResident = row.CancelledByResident,
        AwaitsAnswer = row.AwaitsAnswer,
        HolderId = row.HolderId,
        HolderName = row.HolderName,
        Round = row.Round,
        AnsweredAt = row.AnsweredAt,
        EscalateAt = escalateAt,
        Reason = PlanJson.ReadReason(row.Reason),
        ClearedAt = row.ClearedAt,
        Pause = row.Pause,
        Cause = row.Cause,
        Note = row.Note,
        ResolvedAt = row.ResolvedAt,
    };
}
