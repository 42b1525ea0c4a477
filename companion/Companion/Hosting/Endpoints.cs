using System.Net;
using Hjemvakt.Companion.Broker;
using Hjemvakt.Companion.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Hjemvakt.Companion.Hosting;

/// <summary>Where the companion listens.</summary>
internal static class Endpoints
{
    public static void Listen(KestrelServerOptions kestrel, CompanionSettings settings, ServerCertificate? certificate, CompanionPorts ports)
    {
        kestrel.Listen(IPAddress.Parse(settings.HttpAddress), settings.HttpPort, ports.HttpIs);
        if (settings.MqttPort is { } plain)
        {
            // Without TLS there is loopback and nothing else; there is no setting for it.
            kestrel.Listen(IPAddress.Loopback, plain, endpoint =>
            {
                ports.MqttIs(endpoint);
                MqttListener.UseMqtt(endpoint);
            });
        }

        if (settings.MqttTlsPort is { } secure && certificate is not null)
        {
            kestrel.Listen(IPAddress.Parse(settings.MqttTlsAddress), secure, endpoint =>
            {
                ports.MqttTlsIs(endpoint);
                MqttListener.UseTls(endpoint, certificate);
                MqttListener.UseMqtt(endpoint);
            });
        }
    }
}
