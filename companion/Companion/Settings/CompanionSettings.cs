using System.Net;

namespace Hjemvakt.Companion.Settings;

/// <summary>Everything that can be set. The defaults are safe on any machine.</summary>
public sealed record CompanionSettings : IFitTogether
{
    /// <summary>The folder of what is kept beside the database, and of the database itself unless it is PostgreSQL. Created when absent.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>
    /// The connection string of PostgreSQL, as Npgsql reads it; null for SQLite. It may hold a password, so it comes from a
    /// file or from the environment and never from the command line, which everybody on the machine can read.
    /// </summary>
    public SecretText? Postgres { get; init; }

    /// <summary>The kind of database that these settings lead to.</summary>
    public string DatabaseName() => Postgres is null ? "SQLite" : "PostgreSQL";

    /// <summary>Address of the web pages. Loopback unless set: put a reverse proxy with TLS in front, or set it on purpose.</summary>
    [IpAddress]
    public string HttpAddress { get; init; } = "127.0.0.1";

    /// <summary>Port of the web pages; 0 picks a free one (see <see cref="CompanionPorts"/>).</summary>
    [Port]
    public int HttpPort { get; init; } = 5080;

    /// <summary>
    /// Where people reach the pages, with the path below which they lie if there is one: <c>https://vakt.example.no/hjem/</c>. Every link and
    /// redirect then leads there, whatever host a request names. Null: links lead to where the companion listens.
    /// </summary>
    [SiteAddress]
    public Uri? PublicAddress { get; init; }

    /// <summary>The reverse proxies that are believed when they say for whom, by which scheme, host and path they ask.</summary>
    [Proxies]
    public TrustedProxies TrustedProxies { get; init; } = TrustedProxies.Loopback;

    /// <summary>Port of MQTT without TLS, on loopback and nowhere else; 0 picks a free one, null opens none.</summary>
    [Port]
    public int? MqttPort { get; init; } = 1883;

    /// <summary>Address of MQTT over TLS.</summary>
    [IpAddress]
    public string MqttTlsAddress { get; init; } = "0.0.0.0";

    /// <summary>Port of MQTT over TLS; 0 picks a free one. Null, the default, opens none; set it together with the certificate and its key.</summary>
    [Port]
    public int? MqttTlsPort { get; init; }

    /// <summary>Path of the server's certificate chain, PEM.</summary>
    [ExistingFile]
    public string? MqttTlsCertificate { get; init; }

    /// <summary>Path of the certificate's private key, PEM.</summary>
    [ExistingFile]
    public string? MqttTlsKey { get; init; }

    /// <summary>The service's time zone, an IANA name: for pages that are about no one home. A home's times are shown in the home's own zone.</summary>
    [ZoneName]
    public string TimeZone { get; init; } = "Europe/Oslo";

    /// <summary>How long an alert may wait for an answer before it presses again.</summary>
    [TimeBetween("00:00:00.001", "1.00:00:00")]
    public TimeSpan EscalateAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long after an answer a new alarm of the same kind makes the alert press again instead of only joining it.</summary>
    [TimeBetween("00:00:00.001", "1.00:00:00")]
    public TimeSpan ReopenAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>So many homes of one team that lose contact, or their mains, within <see cref="GroupWithin"/> are one matter: one alert, one message.</summary>
    [WholeNumber(least: 2, most: 1000)]
    public int GroupHomes { get; init; } = 5;

    /// <summary>How long a single home's alert of that kind is held back to see.</summary>
    [TimeBetween("00:00:10", "00:30:00")]
    public TimeSpan GroupWithin { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a write waits for somebody else's transaction before messages are refused, to come again.</summary>
    [TimeBetween("00:00:00.001", "1.00:00:00")]
    public TimeSpan StoragePatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long records are kept.</summary>
    [Periods]
    public RetentionPeriods Keep { get; init; } = RetentionPeriods.Default;

    /// <summary>
    /// A file to which each signed head of the audit is appended, or null. It is of use where this program can append and nobody else on this machine
    /// can change anything: on another machine's share. <c>audit verify</c> holds the history against it.
    /// </summary>
    public string? AuditAnchorFile { get; init; }

    /// <summary>Where OpenTelemetry metrics are sent (OTLP over gRPC), or null.</summary>
    [WebAddress(clear: true)]
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>What whoever fetches <c>/metrics</c> must show (<c>Authorization: Bearer …</c>); null, the default, for this machine alone.</summary>
    [LongEnough(20)]
    public SecretText? MetricsToken { get; init; }

    /// <summary>How people are reached who are not looking at the page.</summary>
    public NotificationSettings Notifications { get; init; } = new();

    IEnumerable<string> IFitTogether.Misfits()
    {
        if (MqttTlsPort is not null && (MqttTlsCertificate is null || MqttTlsKey is null))
        {
            yield return "MqttTlsPort: needs MqttTlsCertificate and MqttTlsKey as well";
        }

        if (MqttTlsPort is null && (MqttTlsCertificate is not null || MqttTlsKey is not null))
        {
            yield return "MqttTlsCertificate and MqttTlsKey: need MqttTlsPort as well";
        }

        if (PublicAddress is { Scheme: "http" } && !IPAddress.IsLoopback(IPAddress.Parse(HttpAddress)))
        {
            yield return "PublicAddress: must be https, because HttpAddress is open to other machines, and nobody can sign in over a network in the clear";
        }

        if (PublicAddress is not null && Notifications.PublicAddress is { } other && other != PublicAddress)
        {
            yield return "PublicAddress: differs from Notifications:PublicAddress; set PublicAddress alone";
        }

        var ports = new[] { HttpPort, MqttPort, MqttTlsPort }.Where(port => port is > 0).ToList();
        if (ports.Distinct().Count() < ports.Count)
        {
            yield return "HttpPort, MqttPort and MqttTlsPort: must differ";
        }
    }
}
