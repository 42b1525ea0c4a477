namespace Hjemvakt.Companion.Settings;

/// <summary>Everything that can be set. The defaults are safe on any machine.</summary>
public sealed record CompanionSettings
{
    /// <summary>The folder of what is kept beside the database, and of the database itself unless it is PostgreSQL. Created when absent.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>
    /// The connection string of PostgreSQL, as Npgsql reads it; null for SQLite. It may hold a password, so it comes from a
    /// file or from the environment and never from the command line, which everybody on the machine can read.
    /// </summary>
    public SecretText? Postgres { get; init; }

    /// <summary>Address of the web pages. Loopback unless set: put a reverse proxy with TLS in front, or set it on purpose.</summary>
    public string HttpAddress { get; init; } = "127.0.0.1";

    /// <summary>Port of the web pages; 0 picks a free one (see <see cref="Hosting.CompanionPorts"/>).</summary>
    public int HttpPort { get; init; } = 5080;

    /// <summary>Port of MQTT without TLS, on loopback and nowhere else; 0 picks a free one, null opens none.</summary>
    public int? MqttPort { get; init; } = 1883;

    /// <summary>Address of MQTT over TLS.</summary>
    public string MqttTlsAddress { get; init; } = "0.0.0.0";

    /// <summary>Port of MQTT over TLS; 0 picks a free one. Null, the default, opens none; set it together with the certificate and its key.</summary>
    public int? MqttTlsPort { get; init; }

    /// <summary>Path of the server's certificate chain, PEM.</summary>
    public string? MqttTlsCertificate { get; init; }

    /// <summary>Path of the certificate's private key, PEM.</summary>
    public string? MqttTlsKey { get; init; }

    /// <summary>How long an alert may wait for an answer before it presses again.</summary>
    public TimeSpan EscalateAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long after an answer a new alarm of the same kind makes the alert press again instead of only joining it.</summary>
    public TimeSpan ReopenAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a write waits for somebody else's transaction before messages are refused, to come again.</summary>
    public TimeSpan StoragePatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long records are kept.</summary>
    public RetentionPeriods Keep { get; init; } = RetentionPeriods.Default;

    /// <summary>Where OpenTelemetry metrics are sent (OTLP over gRPC), or null.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>What whoever fetches <c>/metrics</c> must show (<c>Authorization: Bearer …</c>); null, the default, for this machine alone.</summary>
    public SecretText? MetricsToken { get; init; }

    /// <summary>How people are reached who are not looking at the page.</summary>
    public NotificationSettings Notifications { get; init; } = new();
}
