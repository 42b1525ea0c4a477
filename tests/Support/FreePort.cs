using System.Net;
using System.Net.Sockets;

namespace Hjemvakt.Support.Tests;

/// <summary>For servers that must be told their port before they start.</summary>
public static class FreePort
{
    /// <summary>A TCP port of this machine that nobody listened on a moment ago.</summary>
    public static int Next()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
