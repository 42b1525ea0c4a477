using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Network;

/// <summary>The board's one network interface, its Wi-Fi station.</summary>
[StandsInFor("System.Net.NetworkInformation.NetworkInterface")]
public class NetworkInterface
{
    private NetworkInterface(string address) => IPv4Address = address;

    /// <summary>Own address; 0.0.0.0 while there is none.</summary>
    public string IPv4Address { get; }

    /// <summary>All interfaces, each as it is at this moment.</summary>
    public static NetworkInterface[] GetAllNetworkInterfaces()
    {
        var boot = Boot.Current;
        boot.ThrowIfPowerLost();
        return [new NetworkInterface(boot.Device.Network.HasAddress ? "192.168.1.20" : "0.0.0.0")];
    }
}
