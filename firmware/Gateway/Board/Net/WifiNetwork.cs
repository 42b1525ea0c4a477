using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using Hjemvakt.Gateway.Board.Watch;
using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Link;
using nanoFramework.Networking;

namespace Hjemvakt.Gateway.Board.Net;

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

    // The chip listens passively for half a second on each channel: 6.5 s for thirteen.
    private const int ListenMs = 8000;
    private const string NoAddress = "0.0.0.0";

    private readonly WifiSettings[] _networks;
    private readonly IWakeSignal _wake;
    private readonly Pulse _pulse;
    private readonly TimeServers _time;
    private readonly AutoResetEvent _heard = new AutoResetEvent(false);
    private WifiAvailableNetwork[] _stations = new WifiAvailableNetwork[0];
    private WifiAdapter? _radio; // Kept: collected, it would end the events of every other one.
    private int _rssi;
    private int _first;
    private bool _renew;
    private bool _hurry;
    private string _address = string.Empty;

    /// <param name="networks">Best first; empty when the chip has been told its network by other means.</param>
    /// <param name="wake">Woken when the network comes or goes.</param>
    /// <param name="pulse">The worker's.</param>
    /// <param name="time">Whom to ask for the time.</param>
    public WifiNetwork(WifiSettings[] networks, IWakeSignal wake, Pulse pulse, TimeServers time)
    {
        _time = time;
        _pulse = pulse;
        _networks = networks;
        _wake = wake;
    }

    public bool IsUp => _address.Length > 0;

    /// <summary>As heard when the chip started: the platform tells it of networks it scans, not of the one it is in, and a scan later would hold up alarms.</summary>
    public int Rssi => _rssi;

    public string Address => _address;

    public void Renew() => _renew = true;

    /// <summary>Starts to join.</summary>
    /// <param name="hurry">An alarm waits: it must not wait for a scan as well.</param>
    public void Start(bool hurry)
    {
        _hurry = hurry;
        new BoardThread("network", Work).Start();
    }

    private void Work()
    {
        if (!_hurry)
        {
            Listen();
        }

        while (true)
        {
            StayWhileUp(Join() ? LooksBeforeJoiningAgain : LooksAfterFailure);

            // The best one first, unless nobody answers behind it.
            _first = _renew ? _first + 1 : 0;
            _renew = false;
        }
    }

    // Once in a boot, and before the first joining: a scan takes seven seconds, in which nothing can be joined, and later on an alarm may wait for the radio.
    private void Listen()
    {
        try
        {
            _radio = WifiAdapter.FindAllAdapters()[0];
            _radio.AvailableNetworksChanged += OnHeard;
            _radio.ScanAsync();
            _heard.WaitOne(ListenMs, false);
            _stations = _radio.NetworkReport.AvailableNetworks;
        }
        catch (Exception)
        {
            // A radio that is not ready, or is just joining by itself: nothing is known, and nothing hangs on it.
        }
    }

    private int LevelOf(string ssid)
    {
        // A network is as loud as its loudest station; a hidden one is not heard.
        var level = int.MinValue;
        for (var i = 0; i < _stations.Length; i++)
        {
            var station = _stations[i];
            if (station.Ssid == ssid && station.NetworkRssiInDecibelMilliwatts > level)
            {
                level = (int)station.NetworkRssiInDecibelMilliwatts;
            }
        }

        return level;
    }

    private void OnHeard(WifiAdapter sender, object e) => _heard.Set();

    private bool Join()
    {
        for (var i = 0; i < _networks.Length; i++)
        {
            _pulse.Beat();
            var network = _networks[(_first + i) % _networks.Length];
            if (Join(network))
            {
                _rssi = LevelOf(network.Ssid);
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

            // A thread of its own: the platform tells nobody of an address, so it has to look, and nothing waits for it.
            Thread.Sleep(LookEveryMs);
        }
    }

    private void Look()
    {
        var address = CurrentAddress();
        if (address.Length > 0)
        {
            _time.Look(address != _address);
        }

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
