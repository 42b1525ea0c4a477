namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>A gateway, how it proves who it is, and what was last heard of it.</summary>
public sealed class GatewayRow
{
    public required string Id { get; set; }

    public required string HomeId { get; set; }

    public DateTimeOffset EnrolledAt { get; set; }

    public required byte[] SecretSalt { get; set; }

    public required byte[] SecretHash { get; set; }

    /// <summary>SHA-256 of its client certificate in lower-case hexadecimal, or null.</summary>
    public string? CertificateThumbprint { get; set; }

    public DateTimeOffset? LastContactAt { get; set; }

    public bool SaidOffline { get; set; }

    public string? Status { get; set; }
}
