namespace Hjemvakt.Gateway.Config;

/// <summary>What one gateway has been told about itself. Immutable; Made from the settings file by the reader beside it.</summary>
public sealed class GatewaySettings
{
    public GatewaySettings(
        string id,
        string secret,
        string brokerHost,
        int brokerPort,
        bool brokerTls,
        WifiSettings[] wifi,
        PointSettings[] points,
        string[]? timeServers = null)
    {
        TimeServers = timeServers ?? new string[0];
        Id = id;
        Secret = secret;
        BrokerHost = brokerHost;
        BrokerPort = brokerPort;
        BrokerTls = brokerTls;
        Wifi = wifi;
        Points = points;
    }

    /// <summary>The gateway's id, as in <c>hv1/&lt;gw&gt;/…</c>: 1–32 of <c>a–z 0–9 -</c>.</summary>
    public string Id { get; }

    /// <summary>The per-device secret that enrolment gave.</summary>
    public string Secret { get; }

    public string BrokerHost { get; }

    public int BrokerPort { get; }

    public bool BrokerTls { get; }

    /// <summary>Wireless networks, best first; empty when wired.</summary>
    public WifiSettings[] Wifi { get; }

    /// <summary>Servers of network time (SNTP), best first; empty for the public pool. The companion's host is asked after them in any case.</summary>
    public string[] TimeServers { get; }

    /// <summary>The home's sensors.</summary>
    public PointSettings[] Points { get; }
}
