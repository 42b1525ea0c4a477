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
        PointSettings[] points)
    {
        Id = id;
        Secret = secret;
        BrokerHost = brokerHost;
        BrokerPort = brokerPort;
        BrokerTls = brokerTls;
        Wifi = wifi;
        Points = points;
    }

    /// <summary>The gateway's id, as in <c>hv1/&lt;gw&gt;/…</c>: 1–32 of <c>a–z 0–9 -</c>.</summary>
    public readonly string Id;

    /// <summary>The per-device secret that enrolment gave.</summary>
    public readonly string Secret;

    public readonly string BrokerHost;

    public readonly int BrokerPort;

    public readonly bool BrokerTls;

    /// <summary>Wireless networks, best first; empty when wired.</summary>
    public readonly WifiSettings[] Wifi;

    /// <summary>The home's sensors.</summary>
    public readonly PointSettings[] Points;
}
