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
    public string Host { get; }

    public int Port { get; }

    /// <summary>TLS 1.2 or better with server validation; false only on loopback.</summary>
    public bool Tls { get; }

    /// <summary>Client id and user name.</summary>
    public string GatewayId { get; }

    /// <summary>The per-device secret, as the password.</summary>
    public string Secret { get; }

    public string WillTopic { get; }

    public string WillMessage { get; }

    /// <summary>MQTT keep-alive in seconds.</summary>
    public int KeepAliveSeconds => 60;
}
