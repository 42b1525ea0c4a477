namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>A gateway, how it proves who it is, and what was last heard of it.</summary>
public sealed class GatewayRow
{
    public required string Id { get; set; }

    public required string HomeId { get; set; }

    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset EnrolledAt { get; set; }

    public required byte[] SecretSalt { get; set; }

    public required byte[] SecretHash { get; set; }

    /// <summary>SHA-256 of its client certificate in lower-case hexadecimal, or null.</summary>
    public string? CertificateThumbprint { get; set; }

    /// <summary>Grows, over all gateways, with each change of what lets this one in. A connection that was let in by an older one is closed.</summary>
    public long AccessRevision { get; set; }

    /// <summary>When it was shut out; null while it may connect. A new enrolment lets it in again.</summary>
    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When it was taken out of its home; null while it stands there. Its numbers and history stay.</summary>
    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset? RemovedAt { get; set; }

    [Instant(WhenClockJumps.IsMoved)]
    public DateTimeOffset? LastContactAt { get; set; }

    public bool SaidOffline { get; set; }

    public string? Status { get; set; }
}
