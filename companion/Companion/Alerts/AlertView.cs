using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Alerts;

/// <summary>One alert as people see it: everything that the on-call page shows, and nothing that it has to look up.</summary>
/// <param name="Id">Identity of the alert, stable for ever.</param>
/// <param name="Version">Grows with each transition; a page that holds a lower one is out of date.</param>
/// <param name="OccurredAt">When it happened in the home, by the record that raised it.</param>
/// <param name="StoredAt">When the companion had it durably stored.</param>
/// <param name="Count">How many records have joined this alert, the first included.</param>
/// <param name="Confidence">0–100 for a fall, else null.</param>
/// <param name="HolderName">Who has it now (acknowledged or on the way), else null.</param>
public sealed record AlertView(
    Guid Id,
    long Version,
    string HomeId,
    string HomeName,
    string ResidentName,
    string Address,
    AlertKind Kind,
    Severity Severity,
    AlertState State,
    DateTimeOffset OccurredAt,
    DateTimeOffset StoredAt,
    DateTimeOffset LastSeenAt,
    int Count,
    string Point,
    string Source,
    int? Confidence,
    bool CancelledByResident,
    string? HolderName,
    ResolveCause? Cause,
    string? Note,
    IReadOnlyList<TimelineEntry> Timeline)
{
    /// <summary>The room that commissioning gave the point (<c>bathroom</c>, <c>living-room</c>, …), or null when nobody said.</summary>
    public string? Room { get; init; }

    /// <summary>The home's time zone, an IANA name.</summary>
    public string TimeZone { get; init; } = PlanIndex.DefaultZone;

    /// <summary>True while the alert presses for a person: unanswered, or answered long ago and reopened by a new alarm since.</summary>
    public bool AwaitsAnswer { get; init; }

    /// <summary>Its holder has been asked again, and has not answered that yet.</summary>
    public bool HolderAsked { get; init; }

    /// <summary>When somebody last answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Why it was raised, in facts; null where the kind says it all.</summary>
    public Reason? Reason { get; init; }

    /// <summary>When what it is about ended by itself, or null.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>Why the rules were paused when it was raised; null when they were not.</summary>
    public PauseReason? Pause { get; init; }

    /// <summary>The alert for the cause that this one stands under; null when it stands alone.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The homes that stand under this cause and are not well yet, those at most risk first; empty for any other alert.</summary>
    public IReadOnlyList<HomeUnderCause> Homes { get; init; } = [];

    /// <summary>It has a card: it is open, stands alone, and is no technical matter that ended by itself.</summary>
    public bool IsOnBoard => State != AlertState.Resolved && GroupId is null && !(Severity == Severity.Technical && ClearedAt is not null);

    /// <summary>Who has it, by the user's id.</summary>
    public string? HolderId { get; init; }

    /// <summary>How often nobody has answered in time since it began to press.</summary>
    public int Round { get; init; }
}

/// <summary>A home that stands under a cause.</summary>
/// <param name="AlertId">The home's own alert.</param>
/// <param name="Since">Since when.</param>
/// <param name="Open">The gravest other alert that is open in the home, about a person; null when there is none.</param>
/// <param name="IsPaused">The home's rules are paused: the resident is elsewhere, or somebody is there.</param>
public sealed record HomeUnderCause(Guid AlertId, string HomeId, string ResidentName, string Address, DateTimeOffset Since, Severity? Open, bool IsPaused);

/// <summary>One line of an alert's history. Append-only.</summary>
/// <param name="What">Name of the transition: raised, notified, joined, cancelled, acknowledged, onTheWay, resolved, reopened, escalated, redated, cancelOverruled, asked, sent, notSent, grouped, alone, homesJoined, homesReturned.</param>
/// <param name="Who">Person or part that did it (<c>resident</c>, <c>companion</c>, or a user's name).</param>
/// <param name="Device">From which device (gateway id, or a short description of the browser).</param>
/// <param name="Detail">What else there is to say, or empty.</param>
public sealed record TimelineEntry(DateTimeOffset At, string What, string Who, string Device, string Detail = "");
