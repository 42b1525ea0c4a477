namespace Hjemvakt.Companion.Devices;

/// <summary>The gateways that may connect, and the home each stands in.</summary>
public interface IGatewayRegistry
{
    /// <summary>
    /// Enrols a gateway in a home, or gives an enrolled one a new secret (the old one stops working at its next connection).
    /// </summary>
    /// <returns>The gateway's secret. It is shown here and never again: only a salted hash is kept.</returns>
    /// <exception cref="ArgumentException">There is no such home, the id is impossible, or the gateway stands in another home.</exception>
    Task<string> EnrolAsync(string homeId, string gatewayId, CancellationToken cancel = default);

    /// <summary>Binds a client certificate to a gateway: a TLS connection that proves it needs no secret.</summary>
    /// <param name="sha256Thumbprint">SHA-256 of the certificate's DER form, 64 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">There is no such gateway, or the thumbprint is malformed.</exception>
    Task BindCertificateAsync(string gatewayId, string sha256Thumbprint, CancellationToken cancel = default);

    /// <summary>All gateways with what was last heard of each, by id.</summary>
    Task<IReadOnlyList<GatewayView>> ListAsync(CancellationToken cancel = default);
}

/// <summary>A gateway as a technician sees it.</summary>
/// <param name="LastContactAt">When the last message of any kind came, by the companion's clock; null before the first.</param>
/// <param name="SaidOffline">The last will came after the last message: a hint, not a verdict.</param>
/// <param name="Status">The last heartbeat as it came (JSON), or null.</param>
public sealed record GatewayView(string Id, string HomeId, DateTimeOffset EnrolledAt, DateTimeOffset? LastContactAt, bool SaidOffline, string? Status);
