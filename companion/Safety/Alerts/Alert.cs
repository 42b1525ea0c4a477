using System.Collections.Immutable;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Alerts;

/// <summary>One alert of a home as it stands. Immutable: <c>AlertLifecycle</c> makes the next from the last.</summary>
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

    /// <summary>What it is about, besides home and kind: a point, a gateway, a channel, a rota. Null where it is about the home as a whole (<see cref="AlertScope"/>).</summary>
    public string? About { get; init; }

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

    /// <summary>When people were last asked about it.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Its holder has been asked again, and has not answered that yet.</summary>
    public bool HolderAsked { get; init; }

    /// <summary>Calls for help and falls that have joined since somebody answered.</summary>
    public int FurtherCalls { get; init; }

    /// <summary>Until when the duty lasts that its holder had when he or she answered; null for a holder without duty.</summary>
    public DateTimeOffset? OnDutyUntil { get; init; }

    /// <summary>
    /// Its deadline. While it presses: when it presses again. While somebody has it: by when that person is on the way, or there. After a cancel: when people are
    /// asked to confirm it. Null where nothing is waited for (docs/decisions/0177).
    /// </summary>
    public DateTimeOffset? EscalateAt { get; init; }

    /// <summary>How often nobody has answered in time since it began to press: which round of its policy it is in.</summary>
    public int Round { get; init; }

    /// <summary>It is held back until then, to see whether many homes have the same cause (<see cref="CommonCause"/>); null when it is not.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>The alert for the cause that this one stands under: that one presses, this one does not. Null when it stands alone.</summary>
    public Guid? GroupId { get; init; }

    public ResolveCause? Cause { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Somebody has it.</summary>
    public bool HasHolder => HolderName is not null;

    /// <summary>How it presses: a cancel lowers, and never silences.</summary>
    public Severity EscalatesAs => CancelledByResident && Severity > Severity.Serious ? Severity.Serious : Severity;

    /// <summary>Not resolved. A cancelled alert is open: it waits for staff to confirm it.</summary>
    public bool IsOpen => State != AlertState.Resolved;

    /// <summary>What it is about goes on.</summary>
    public bool Lasts => IsOpen && ClearedAt is null;

    /// <summary>
    /// A technical matter that has ended by itself leaves the board at once. The alert ends when it has not come back by this time; null where it
    /// lasts, or where a person has to look (docs/decisions/0181).
    /// </summary>
    public DateTimeOffset? EndsAt => IsOpen && Severity == Severity.Technical && ClearedAt is { } cleared ? cleared + AlertLimits.Settles : null;

    /// <summary>Takes further records of its kind.</summary>
    public bool TakesRecords => IsOpen && !CancelledByResident;

    /// <summary>True for the person who has it.</summary>
    public bool IsHeldBy(StaffPerson person) => HolderId is { } id ? id == person.Id : HolderName is { } name && name == person.Name;
}
