using Hjemvakt.Host.StandIns.Simulation;

namespace System.Device.Wifi;

/// <summary>The board's radio, as far as it listens. Joining is the helper's.</summary>
public sealed class WifiAdapter
{
    private readonly Boot _boot;
    private ITimer? _scan;

    private WifiAdapter(Boot boot) => _boot = boot;

    /// <summary>A scan has come to its end.</summary>
    public event AvailableNetworksChangedEventHandler? AvailableNetworksChanged;

    /// <summary>What the last scan has heard.</summary>
    public WifiNetworkReport NetworkReport { get; private set; } = new([]);

    /// <summary>The board's one radio.</summary>
    public static WifiAdapter[] FindAllAdapters()
    {
        Boot.Current.ThrowIfPowerLost();
        return [new WifiAdapter(Boot.Current)];
    }

    /// <summary>Begins to scan. The end is told on the board's event thread, as late as on the chip; until then there is no report and no network can be joined.</summary>
    /// <exception cref="InvalidOperationException">The radio is in a network; the chip could scan then, but the gateway must not.</exception>
    public void ScanAsync()
    {
        _boot.ThrowIfPowerLost();
        var network = _boot.Device.Network;
        if (network.HasAddress)
        {
            throw new InvalidOperationException("A scan while the gateway is in a network would hold up its alarms.");
        }

        NetworkReport = new WifiNetworkReport([]);
        network.BeginScan();
        _scan = _boot.Device.Time.CreateTimer(_ => _boot.Raise(EndScan), null, network.ScanTakes, Timeout.InfiniteTimeSpan);
    }

    private void EndScan()
    {
        _scan!.Dispose();
        var network = _boot.Device.Network;
        network.EndScan();
        NetworkReport = new WifiNetworkReport([.. network.Heard().Select(one => new WifiAvailableNetwork(one.Ssid, one.Level))]);
        AvailableNetworksChanged?.Invoke(this, this);
    }
}

/// <summary>Says that a scan has come to its end.</summary>
public delegate void AvailableNetworksChangedEventHandler(WifiAdapter sender, object e);

/// <summary>The result of a scan.</summary>
public class WifiNetworkReport
{
    internal WifiNetworkReport(WifiAvailableNetwork[] networks) => AvailableNetworks = networks;

    /// <summary>Every station that was heard.</summary>
    public WifiAvailableNetwork[] AvailableNetworks { get; }
}

/// <summary>A station that was heard.</summary>
public class WifiAvailableNetwork
{
    internal WifiAvailableNetwork(string ssid, int level)
    {
        Ssid = ssid;
        NetworkRssiInDecibelMilliwatts = level;
    }

    /// <summary>Name of its network.</summary>
    public string Ssid { get; }

    /// <summary>How loud it is.</summary>
    public double NetworkRssiInDecibelMilliwatts { get; }
}
