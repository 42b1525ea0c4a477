using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Hjemvakt.Companion.Settings;

/// <summary>The ports in use once the companion has started: what was set, or what the system picked for 0.</summary>
public sealed class CompanionPorts
{
    private ListenOptions? _http, _mqtt, _mqttTls;

    /// <summary>The web pages.</summary>
    public int Http => Of(_http) ?? throw new InvalidOperationException("The companion has not been built.");

    /// <summary>MQTT without TLS on loopback; null when not opened.</summary>
    public int? Mqtt => Of(_mqtt);

    /// <summary>MQTT over TLS; null when not opened.</summary>
    public int? MqttTls => Of(_mqttTls);

    internal void HttpIs(ListenOptions options) => _http = options;

    internal void MqttIs(ListenOptions options) => _mqtt = options;

    internal void MqttTlsIs(ListenOptions options) => _mqttTls = options;

    private static int? Of(ListenOptions? options) => options?.IPEndPoint?.Port;
}
