using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Link;
using nanoFramework.Networking;

namespace Hjemvakt.Gateway.Board;

/// <summary>
/// Keeps the gateway in a wireless network: joins the first of its networks that answers and looks after it on a thread of its own, since joining blocks.
/// Once joined, the chip joins again by itself after a loss; this thread starts over only when that has failed for a while.
/// </summary>
public sealed class WifiNetwork : INetwork
{
    private const int JoinMs = 30000;
    private const int LookEveryMs = 2000;
    private const int LooksBeforeJoiningAgain = 30;
    private const int LooksAfterFailure = 3;
    private const string NoAddress = "0.0.0.0";

    private readonly WifiSettings[] _networks;
    private readonly IWakeSignal _wake;
    private readonly Pulse _pulse;
    private int _first;
    private bool _renew;
    private string _address = string.Empty;

    /// <param name="networks">Best first; empty when the chip has been told its network by other means.</param>
    /// <param name="wake">Woken when the network comes or goes.</param>
    /// <param name="pulse">The worker's.</param>
    public WifiNetwork(WifiSettings[] networks, IWakeSignal wake, Pulse pulse)
    {
        _pulse = pulse;
        _networks = networks;
        _wake = wake;
    }

    public bool IsUp => _address.Length > 0;

    /// <summary>Unknown: the platform tells it of networks it scans, not of the one it is in.</summary>
    public int Rssi => 0;

    public string Address => _address;

    public void Renew() => _renew = true;

    /// <summary>Starts to join.</summary>
    public void Start() => new BoardThread("network", Work).Start();

    private void Work()
    {
        while (true)
        {
            StayWhileUp(Join() ? LooksBeforeJoiningAgain : LooksAfterFailure);

            // The best one first, unless nobody answers behind it.
            _first = _renew ? _first + 1 : 0;
            _renew = false;
        }
    }

    private bool Join()
    {
        for (var i = 0; i < _networks.Length; i++)
        {
            _pulse.Beat();
            if (Join(_networks[(_first + i) % _networks.Length]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Join(WifiSettings network)
    {
        // Without a token the package waits for ever.
        var limit = new CancellationTokenSource(JoinMs);
        try
        {
            return WifiNetworkHelper.ConnectDhcp(network.Ssid, network.Password, WifiReconnectionKind.Automatic, false, 0, limit.Token);
        }
        catch (Exception)
        {
            // A radio that is not ready, for one: try the next network, and this one again later.
            return false;
        }
        finally
        {
            limit.Dispose();
        }
    }

    private void StayWhileUp(int patience)
    {
        var missed = 0;
        while (missed < patience && !_renew)
        {
            _pulse.Beat();
            Look();
            missed = IsUp ? 0 : missed + 1;
            Thread.Sleep(LookEveryMs);
        }
    }

    private void Look()
    {
        var address = CurrentAddress();
        if (address != _address)
        {
            _address = address;
            _wake.Wake();
        }
    }

    private static string CurrentAddress()
    {
        foreach (var network in NetworkInterface.GetAllNetworkInterfaces())
        {
            var address = network.IPv4Address;
            if (address != null && address.Length > 0 && address != NoAddress)
            {
                return address;
            }
        }

        return string.Empty;
    }
}
