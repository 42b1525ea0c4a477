using System.IO.Pipelines;
using System.Security.Authentication;
using Hjemvakt.Companion.Telemetry;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using MQTTnet.AspNetCore;

namespace Hjemvakt.Companion.Broker;

/// <summary>MQTT on a Kestrel endpoint.</summary>
internal static class MqttListener
{
    /// <summary>TLS, with a client certificate if the gateway has one. Which one counts is for <see cref="GatewayAuthentication"/> to say.</summary>
    public static void UseTls(ListenOptions endpoint, ServerCertificate certificate) => endpoint.UseHttps(new HttpsConnectionAdapterOptions
    {
        ServerCertificate = certificate.Leaf,
        ServerCertificateChain = certificate.Chain,
        SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ClientCertificateMode = ClientCertificateMode.AllowCertificate,
        ClientCertificateValidation = static (_, _, _) => true,
    });

    /// <summary>MQTT.</summary>
    public static void UseMqtt(ListenOptions endpoint)
    {
        endpoint.Use(next => connection =>
        {
            var metrics = endpoint.ApplicationServices.GetRequiredService<CompanionMetrics>();
            connection.Transport = new Pipes(new PacketLimit(connection.Transport.Input, PacketLimits.Usual, metrics.Oversized), connection.Transport.Output);
            return next(connection);
        });
        endpoint.UseMqtt();
    }

    private sealed class Pipes(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
