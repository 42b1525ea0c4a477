using System.Net;
using System.Net.Sockets;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Settings;

namespace Hjemvakt.Companion.Hosting;

/// <summary>Finds out before anything is started whether the ports are to be had, so that the answer is one line.</summary>
internal static class PortCheck
{
    /// <exception cref="CannotStartException">A port is taken or not allowed.</exception>
    public static void Check(CompanionSettings settings)
    {
        Check(IPAddress.Parse(settings.HttpAddress), settings.HttpPort, "HttpPort");
        Check(IPAddress.Loopback, settings.MqttPort, "MqttPort");
        Check(IPAddress.Parse(settings.MqttTlsAddress), settings.MqttTlsPort, "MqttTlsPort");
    }

    private static void Check(IPAddress address, int? port, string setting)
    {
        if (port is null or 0)
        {
            return;
        }

        try
        {
            using var probe = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(address, port.Value));
            probe.Listen(1);
        }
        catch (SocketException error)
        {
            var why = error.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "is in use by another program",
                SocketError.AccessDenied => "may not be opened by this user",
                SocketError.AddressNotAvailable => $"cannot be opened: this machine has no address {address}",
                _ => $"cannot be opened: {error.Message}",
            };
            throw new CannotStartException($"Port {port} on {address} ({setting}) {why}.", error);
        }
    }
}
