namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>A command to a gateway, and what became of it.</summary>
public sealed class CommandRow
{
    /// <summary>The command's identity on the wire.</summary>
    public required string Id { get; set; }

    public required string GatewayId { get; set; }

    /// <summary>Last word of the topic.</summary>
    public required string Name { get; set; }

    /// <summary>The message as it is sent; empty once the gateway has answered or the time is up, since it may hold a password of the home's network.</summary>
    public required string Payload { get; set; }

    /// <summary>Who gave it.</summary>
    public required string GivenBy { get; set; }

    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset GivenAt { get; set; }

    /// <summary>From here on it is not sent any more.</summary>
    [Instant(WhenClockJumps.IsMoved, Where = "answered_at IS NULL")]
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was last handed to the broker for a connected gateway, or null.</summary>
    [Instant(WhenClockJumps.IsMoved, Where = "answered_at IS NULL")]
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When the reply came, or null.</summary>
    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The reply as it came (JSON), or null.</summary>
    public string? Answer { get; set; }
}
