using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Devices;

/// <summary>The gateways that may connect, and the home each stands in.</summary>
public interface IGatewayRegistry
{
    /// <summary>Whoever runs the program, on its command line.</summary>
    static Actor Program { get; } = new("command line", "command line");

    /// <summary>
    /// Enrols a gateway in a home, or gives an enrolled one a new secret. Whatever let it in before stops working, a bound certificate too, and a
    /// connection that is open is closed.
    /// </summary>
    /// <param name="by">Who does it; it is written in the gateway's history.</param>
    /// <param name="over">
    /// The <see cref="GatewayView.Secret"/> that the enrolment is meant to replace, an empty string for a gateway that is new; null to enrol whatever there is.
    /// </param>
    /// <returns>The gateway's secret. It is shown here and never again: only a salted hash is kept.</returns>
    /// <exception cref="EnrolmentRefusedException">There is no such home, the id is impossible, the gateway stands in another home, or <paramref name="over"/> is not what there is.</exception>
    /// <exception cref="StorageUnavailableException">It could not be stored just now.</exception>
    Task<string> EnrolAsync(string homeId, string gatewayId, Actor by, string? over, CancellationToken cancel = default);

    /// <summary>The same by whoever runs the program, whatever there is.</summary>
    Task<string> EnrolAsync(string homeId, string gatewayId, CancellationToken cancel = default) => EnrolAsync(homeId, gatewayId, Program, null, cancel);

    /// <summary>Binds a client certificate to a gateway: a TLS connection that proves it needs no secret.</summary>
    /// <param name="sha256Thumbprint">SHA-256 of the certificate's DER form, 64 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">There is no such gateway, or the thumbprint is malformed.</exception>
    Task BindCertificateAsync(string gatewayId, string sha256Thumbprint, CancellationToken cancel = default);

    /// <summary>Takes a bound certificate away from a gateway, which then needs its secret. A connection that is open is closed.</summary>
    /// <exception cref="ArgumentException">There is no such gateway, or it has no certificate.</exception>
    /// <exception cref="StorageUnavailableException">It could not be stored just now.</exception>
    Task UnbindCertificateAsync(string gatewayId, Actor by, CancellationToken cancel = default);

    /// <summary>Shuts a gateway out: neither its secret nor its certificate works any more, and a connection that is open is closed. Its home is still watched for contact.</summary>
    /// <exception cref="ArgumentException">There is no such gateway.</exception>
    /// <exception cref="StorageUnavailableException">It could not be stored just now.</exception>
    Task RevokeAsync(string gatewayId, Actor by, CancellationToken cancel = default);

    /// <summary>Shuts a gateway out and takes it out of its home: nothing more is expected of it. Its records and history stay.</summary>
    /// <exception cref="ArgumentException">There is no such gateway.</exception>
    /// <exception cref="StorageUnavailableException">It could not be stored just now.</exception>
    Task RemoveAsync(string gatewayId, Actor by, CancellationToken cancel = default);

    /// <summary>All gateways that stand in a home, with what was last heard of each, by id.</summary>
    Task<IReadOnlyList<GatewayView>> ListAsync(CancellationToken cancel = default);

    /// <summary>One gateway with what was last heard of it, or null.</summary>
    Task<GatewayView?> FindAsync(string gatewayId, CancellationToken cancel = default);

    /// <summary>When the latest alarm record of a person came from a gateway since a time; null when none has.</summary>
    Task<DateTimeOffset?> LastCallAsync(string gatewayId, DateTimeOffset since, CancellationToken cancel = default);
}

/// <summary>A gateway as a technician sees it.</summary>
/// <param name="LastContactAt">When the last message of any kind came, by the companion's clock; null before the first.</param>
/// <param name="SaidOffline">The last will came after the last message: a hint, not a verdict.</param>
/// <param name="Status">The last heartbeat as it came (JSON), or null.</param>
/// <param name="Secret">Tells one secret of the gateway from the next, and nothing of either.</param>
public sealed record GatewayView(string Id, string HomeId, DateTimeOffset EnrolledAt, DateTimeOffset? LastContactAt, bool SaidOffline, string? Status, string Secret = "")
{
    /// <summary>When it was shut out; null while it may connect.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>True when a client certificate lets it in, too.</summary>
    public bool HasCertificate { get; init; }
}
