using Hjemvakt.Companion.Storage.Plans;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Writing;

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
        About = alert.About,
        Source = alert.Source,
        Confidence = alert.Confidence,
        CancelledByResident = alert.CancelledByResident,
        AwaitsAnswer = alert.AwaitsAnswer,
        HolderId = alert.HolderId,
        HolderName = alert.HolderName,
        Round = alert.Round,
        AnsweredAt = alert.AnsweredAt,
        AskedAt = alert.AskedAt,
        HolderAsked = alert.HolderAsked,
        FurtherCalls = alert.FurtherCalls,
        Reason = HomePlanJson.Write(alert.Reason),
        ClearedAt = alert.ClearedAt,
        Pause = alert.Pause,
        GroupId = alert.GroupId,
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

    public static Alert AlertOf(AlertRow row, IEnumerable<AlertRecordRow> records, DateTimeOffset? escalateAt, DateTimeOffset? heldUntil = null, DateTimeOffset? onDutyUntil = null) => new()
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
        About = row.About,
        Source = row.Source,
        Confidence = row.Confidence,
        Records = [.. records.OrderBy(r => r.Position).Select(r => new RecordId(r.GatewayId, r.Stream, r.Sequence))],
        CancelledByResident = row.CancelledByResident,
        AwaitsAnswer = row.AwaitsAnswer,
        HolderId = row.HolderId,
        HolderName = row.HolderName,
        Round = row.Round,
        AnsweredAt = row.AnsweredAt,
        AskedAt = row.AskedAt,
        HolderAsked = row.HolderAsked,
        FurtherCalls = row.FurtherCalls,
        EscalateAt = escalateAt,
        OnDutyUntil = onDutyUntil,
        Reason = HomePlanJson.ReadReason(row.Reason),
        ClearedAt = row.ClearedAt,
        Pause = row.Pause,
        HeldUntil = heldUntil,
        GroupId = row.GroupId,
        Cause = row.Cause,
        Note = row.Note,
        ResolvedAt = row.ResolvedAt,
    };
}
