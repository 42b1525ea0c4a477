namespace Hjemvakt.Gateway.Link;

/// <summary>Everything a transport needs to connect once: persistent session, QoS 1 and retained last will, keep-alive as given.</summary>
public sealed class LinkTarget
{
    public LinkTarget(string host, int port, bool tls, string gatewayId, string secret, string willTopic, string willMessage)
    {
        Host = host;
        Port = port;
        Tls = tls;
        GatewayId = gatewayId;
        Secret = secret;
        WillTopic = willTopic;
        WillMessage = willMessage;
    }

    /// <summary>Name or address of the broker.</summary>
    public readonly string Host;

    public readonly int Port;

    /// <summary>TLS 1.2 or better with server validation; false only on loopback.</summary>
    public readonly bool Tls;

    /// <summary>Client id and user name.</summary>
    public readonly string GatewayId;

    /// <summary>The per-device secret, as the password.</summary>
    public readonly string Secret;

    public readonly string WillTopic;

    public readonly string WillMessage;

    /// <summary>MQTT keep-alive in seconds.</summary>
    public int KeepAliveSeconds => 60;
}
