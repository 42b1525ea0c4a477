using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes.Plans;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>An alert as it now stands. How it came there is in <see cref="AuditRow"/>.</summary>
public sealed class AlertRow
{
    public Guid Id { get; set; }

    public long Version { get; set; }

    public required string HomeId { get; set; }

    public AlertKind Kind { get; set; }

    public Severity Severity { get; set; }

    public AlertState State { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public DateTimeOffset StoredAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    public int Count { get; set; }

    public required string Point { get; set; }

    public required string Source { get; set; }

    public int? Confidence { get; set; }

    public bool CancelledByResident { get; set; }

    public bool AwaitsAnswer { get; set; }

    public string? HolderId { get; set; }

    public string? HolderName { get; set; }

    public int Round { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Why it was raised, JSON.</summary>
    public string? Reason { get; set; }

    public DateTimeOffset? ClearedAt { get; set; }

    public PauseReason? Pause { get; set; }

    public ResolveCause? Cause { get; set; }

    public string? Note { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }
}

/// <summary>A record that raised or joined an alert.</summary>
public sealed class AlertRecordRow
{
    public Guid AlertId { get; set; }

    /// <summary>0 is the record that raised the alert.</summary>
    public int Position { get; set; }

    public required string GatewayId { get; set; }

    public RecordStream Stream { get; set; }

    public long Sequence { get; set; }
}

/// <summary>Something that must happen at a time, whatever becomes of the process in between.</summary>
public sealed class AlertTimerRow
{
    public Guid AlertId { get; set; }

    public required string Name { get; set; }

    public DateTimeOffset DueAt { get; set; }
}
