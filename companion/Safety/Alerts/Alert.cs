using System.Collections.Immutable;
using Hjemvakt.Safety.Homes.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules;

namespace Hjemvakt.Safety.Alerts;

/// <summary>One alert of a home as it stands. Immutable: <see cref="AlertLifecycle"/> makes the next from the last.</summary>
public sealed record Alert
{
    public required Guid Id { get; init; }

    public required string HomeId { get; init; }

    public required AlertKind Kind { get; init; }

    public required Severity Severity { get; init; }

    public required AlertState State { get; init; }

    /// <summary>Grows by one with each <see cref="AlertEvent"/>; 1 is the raising.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened in the home, by the record that raised it.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When the companion raised it.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>When the latest of its records happened.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>The sensor of the record that raised it.</summary>
    public required string Point { get; init; }

    /// <summary>What saw or was used, as the record said it.</summary>
    public required string Source { get; init; }

    /// <summary>0–100 for a fall, else null.</summary>
    public int? Confidence { get; init; }

    /// <summary>Why it was raised, in facts; null where the kind says it all.</summary>
    public Reason? Reason { get; init; }

    /// <summary>When what it is about ended by itself; null while it lasts, or where nothing can tell.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>It was raised while the rules were paused; why they were.</summary>
    public PauseReason? Pause { get; init; }

    /// <summary>The records that raised and joined it, the first one first; empty when the companion itself found something.</summary>
    public required ImmutableArray<RecordId> Records { get; init; }

    /// <summary>The resident took it back. No further record joins it, and staff still have to resolve it.</summary>
    public bool CancelledByResident { get; init; }

    /// <summary>True while it presses for a person: from the raising, and again from a reopening, until somebody answers or the resident cancels.</summary>
    public bool AwaitsAnswer { get; init; }

    /// <summary>Who has it, by id.</summary>
    public string? HolderId { get; init; }

    /// <summary>Who has it, by the name colleagues know.</summary>
    public string? HolderName { get; init; }

    /// <summary>When somebody last answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it presses again unless somebody answers first; null when it does not press.</summary>
    public DateTimeOffset? EscalateAt { get; init; }

    /// <summary>How often nobody has answered in time since it began to press: which round of its policy it is in.</summary>
    public int Round { get; init; }

    public ResolveCause? Cause { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Not resolved. A cancelled alert is open: it waits for staff to confirm it.</summary>
    public bool IsOpen => State != AlertState.Resolved;

    /// <summary>Takes further records of its kind.</summary>
    public bool TakesRecords => IsOpen && !CancelledByResident;

    /// <summary>True for the person who has it.</summary>
    public bool IsHeldBy(StaffPerson person) => HolderId is { } id ? id == person.Id : HolderName is { } name && name == person.Name;
}
