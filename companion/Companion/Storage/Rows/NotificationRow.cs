using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>One message to one person over one channel: written with the step that asks, delivered after, kept as proof.</summary>
public sealed class NotificationRow
{
    private const string OfOpenAlerts = "alert_id IN (SELECT id FROM alerts WHERE resolved_at IS NULL)";

    /// <summary>Worked out from the step of the alert that asks, person and channel: whatever is repeated after a crash, it is the same message.</summary>
    public Guid Id { get; set; }

    public Guid AlertId { get; set; }

    public required string HomeId { get; set; }

    public Severity Severity { get; set; }

    /// <summary>The round of the alert's policy it belongs to.</summary>
    public int Round { get; set; }

    /// <summary>Empty for a response centre.</summary>
    public required string PersonId { get; set; }

    public required string PersonName { get; set; }

    public Safety.OnCall.Channel Channel { get; set; }

    public required string Address { get; set; }

    /// <summary>What to use when this channel fails, in order, as JSON; null when the others are used at the same time, or there are none.</summary>
    public string? Otherwise { get; set; }

    public int Attempts { get; set; }

    [Instant(WhenClockJumps.IsMoved, Where = OfOpenAlerts)]
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it is to be tried (again).</summary>
    [Instant(WhenClockJumps.IsMoved, Where = OfOpenAlerts)]
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Until then it is in the hands of <see cref="LeasedBy"/>; after that, of whoever takes it.</summary>
    [Instant(WhenClockJumps.IsMoved, Where = OfOpenAlerts)]
    public DateTimeOffset? LeasedUntil { get; set; }

    public string? LeasedBy { get; set; }

    /// <summary>When it was over, one way or another.</summary>
    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset? DoneAt { get; set; }

    public NotificationOutcome Outcome { get; set; }

    /// <summary>When it was last not delivered.</summary>
    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>What the provider said last when it refused.</summary>
    public string? Error { get; set; }
}

public enum NotificationOutcome
{
    /// <summary>Not over yet.</summary>
    Waiting,

    /// <summary>The provider has taken it.</summary>
    Sent,

    /// <summary>Tried as often as it makes sense; the rounds go on.</summary>
    GivenUp,

    /// <summary>Somebody answered before it went out.</summary>
    NotNeeded,
}
