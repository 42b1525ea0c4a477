using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
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

    [Instant(WhenClockJumps.IsMovedWithItsHome)]
    public DateTimeOffset OccurredAt { get; set; }

    [Instant(WhenClockJumps.IsMovedWithItsHome)]
    public DateTimeOffset StoredAt { get; set; }

    [Instant(WhenClockJumps.IsMovedWithItsHome)]
    public DateTimeOffset LastSeenAt { get; set; }

    public int Count { get; set; }

    public required string Point { get; set; }

    /// <summary>What it is about besides home and kind; null where it is about the home as a whole.</summary>
    public string? About { get; set; }

    public required string Source { get; set; }

    public int? Confidence { get; set; }

    public bool CancelledByResident { get; set; }

    public bool AwaitsAnswer { get; set; }

    public string? HolderId { get; set; }

    public string? HolderName { get; set; }

    public int Round { get; set; }

    [Instant(WhenClockJumps.IsMovedWithItsHome)]
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When people were last asked.</summary>
    [Instant(WhenClockJumps.IsMovedWithItsHome)]
    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>Its holder has been asked again and has not answered yet.</summary>
    public bool HolderAsked { get; set; }

    /// <summary>Calls and falls that have joined since somebody answered.</summary>
    public int FurtherCalls { get; set; }

    /// <summary>Why it was raised, JSON.</summary>
    public string? Reason { get; set; }

    [Instant(WhenClockJumps.IsMovedWithItsHome)]
    public DateTimeOffset? ClearedAt { get; set; }

    public PauseReason? Pause { get; set; }

    /// <summary>The alert for the cause that this one stands under; null when it stands alone.</summary>
    public Guid? GroupId { get; set; }

    public ResolveCause? Cause { get; set; }

    public string? Note { get; set; }

    [Instant(WhenClockJumps.Stays)]
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

    // When a duty ends is for the rota to say, which is on the clock on the wall.
    [Instant(WhenClockJumps.IsMoved, Where = "name <> 'duty-ends'")]
    public DateTimeOffset DueAt { get; set; }
}
