using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>One record of the log. The schema comes from here; rows are written and read by prepared statements, not by EF Core.</summary>
public sealed class RecordRow
{
    public required string GatewayId { get; set; }

    public RecordStream Stream { get; set; }

    public long Sequence { get; set; }

    public required string HomeId { get; set; }

    public long Boot { get; set; }

    /// <summary>Milliseconds since that boot.</summary>
    public long Uptime { get; set; }

    /// <summary>The gateway's own date, when it had one.</summary>
    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it happened, as well as is known; <see cref="Clock"/> says how well.</summary>
    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset OccurredAt { get; set; }

    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset ReceivedAt { get; set; }

    public ClockNote Clock { get; set; }

    /// <summary>The contract's kind, or <c>quarantined</c> for a record kept in quarantine whose number is spent.</summary>
    public required string Kind { get; set; }

    public required string Point { get; set; }

    /// <summary>The record as it came, JSON.</summary>
    public required string Body { get; set; }
}
