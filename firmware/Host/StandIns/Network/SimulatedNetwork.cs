using System.Net;
using System.Net.Sockets;
using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Network;

/// <summary>
/// The home's network: a Wi-Fi router and, behind it, the plug to the world. With the plug out the Wi-Fi stays up and looks well; names do not
/// resolve, and packets of open connections go nowhere without anybody being told, until the plug is back and they are sent again.
/// </summary>
/// <remarks>Behind it are real sockets, so the other end may be any broker this machine can reach.</remarks>
public sealed class SimulatedNetwork
{
    // lwIP gives a SYN up after about this long.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(75);

    private readonly SimulatedDevice _device;
    private readonly Lock _gate = new();
    private readonly HashSet<HomeLineStream> _connections = [];
    private readonly HashSet<HomeLineStream> _lingering = [];
    private TaskCompletionSource _plugged = Done();
    private bool _wifiInReach = true;
    private readonly HashSet<string> _absent = [];
    private readonly Dictionary<string, int> _levels = new(StringComparer.Ordinal) { ["hjem"] = -58 };
    private bool _associated;
    private string? _joined;
    private ITimer? _timeAnswer;
    private bool _scanning;
    private readonly string[] _timeServers = ["0.pool.ntp.org", "1.pool.ntp.org"];

    internal SimulatedNetwork(SimulatedDevice device) => _device = device;

    /// <summary>False while the plug is out.</summary>
    public bool Plugged => _plugged.Task.IsCompleted;

    /// <summary>False makes the name service fail while everything else works.</summary>
    public bool NamesResolve { get; set; } = true;

    /// <summary>How long network time takes to come once the network is reached.</summary>
    public TimeSpan NetworkTimeTakes { get; set; } = TimeSpan.Zero;

    /// <summary>How long a scan takes: on the chip half a second on each of thirteen channels.</summary>
    public TimeSpan ScanTakes { get; set; } = OfTheChip;

    /// <summary>The chip's own scan of thirteen channels.</summary>
    public static TimeSpan OfTheChip { get; } = TimeSpan.FromSeconds(6.5);

    /// <summary>Which servers of network time answer, by name; all do unless told otherwise.</summary>
    public Func<string, bool> AnswersTime { get; set; } = _ => true;

    /// <summary>False while the router is off or too far away.</summary>
    public bool WifiInReach
    {
        get
        {
            lock (_gate)
            {
                return _wifiInReach;
            }
        }

        set
        {
            lock (_gate)
            {
                _wifiInReach = value;
            }
        }
    }

    /// <summary>Name of the network that the board is in, or null.</summary>
    public string? Joined
    {
        get
        {
            lock (_gate)
            {
                return _associated && InReach(_joined!) ? _joined : null;
            }
        }
    }

    /// <summary>A network of this name is, or is no longer, in reach; all are unless told otherwise.</summary>
    public void SetInReach(string ssid, bool inReach)
    {
        lock (_gate)
        {
            _ = inReach ? _absent.Remove(ssid) : _absent.Add(ssid);
        }
    }

    /// <summary>The radio hears a network of this name so loud, in dBm, while it is in reach. Of others it hears nothing, as of hidden ones; they can be joined all the same.</summary>
    /// <param name="level">Null: it is not heard.</param>
    public void SetLevel(string ssid, int? level)
    {
        lock (_gate)
        {
            _levels.Remove(ssid);
            if (level is { } heard)
            {
                _levels[ssid] = heard;
            }
        }
    }

    /// <summary>What a scan hears just now.</summary>
    internal (string Ssid, int Level)[] Heard()
    {
        lock (_gate)
        {
            return [.. _levels.Where(one => InReach(one.Key)).Select(one => (one.Key, one.Value))];
        }
    }

    /// <summary>The board has made a TCP connection.</summary>
    public event Action? ConnectionMade;

    /// <summary>TCP connections that this board holds open just now.</summary>
    public int OpenConnections
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Pulls the plug.</summary>
    public void Pull()
    {
        lock (_gate)
        {
            if (Plugged)
            {
                HearNetworkTime();
                _plugged = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Puts the plug back: what waits in the connections goes on.</summary>
    public void Plug()
    {
        lock (_gate)
        {
            _plugged.TrySetResult();
            HearNetworkTime();
        }
    }

    internal bool HasAddress
    {
        get
        {
            lock (_gate)
            {
                // The chip joins again by itself once it has joined.
                return _associated && InReach(_joined!);
            }
        }
    }

    internal Task PluggedIn
    {
        get
        {
            lock (_gate)
            {
                return _plugged.Task;
            }
        }
    }

    /// <summary>Joins the Wi-Fi. SNTP starts by itself when an address has been got, as on the chip.</summary>
    internal bool Associate(string ssid)
    {
        lock (_gate)
        {
            // The radio cannot do both.
            _associated = InReach(ssid) && !_scanning;
            _joined = ssid;
            HearNetworkTime();
            return _associated;
        }
    }

    internal void BeginScan()
    {
        lock (_gate)
        {
            _scanning = true;
        }
    }

    internal void EndScan()
    {
        lock (_gate)
        {
            _scanning = false;
        }
    }

    /// <summary>The two servers that the chip asks for the time, as it is set up just now.</summary>
    internal string TimeServer(int which)
    {
        lock (_gate)
        {
            return _timeServers[which];
        }
    }

    internal void SetTimeServer(int which, string name)
    {
        lock (_gate)
        {
            _timeServers[which] = name;
        }
    }

    /// <summary>The chip asks for the time now.</summary>
    internal void AskTime()
    {
        lock (_gate)
        {
            HearNetworkTime();
        }
    }

    internal IPAddress Resolve(string host)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return literal;
        }

        lock (_gate)
        {
            if (!Reached || !NamesResolve)
            {
                throw new SocketException((int)SocketError.HostNotFound);
            }
        }

        var found = Dns.GetHostAddresses(host, AddressFamily.InterNetwork);
        return found.Length > 0 ? found[0] : throw new SocketException((int)SocketError.HostNotFound);
    }

    internal async Task<HomeLineStream> Connect(Boot boot, IPEndPoint remote)
    {
        lock (_gate)
        {
            if (!_associated || !InReach(_joined!))
            {
                throw new SocketException((int)SocketError.NetworkUnreachable);
            }
        }

        try
        {
            await PluggedIn.WaitAsync(ConnectTimeout, _device.Time, boot.PowerLost);
        }
        catch (TimeoutException)
        {
            throw new SocketException((int)SocketError.TimedOut);
        }

        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(remote, boot.PowerLost);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var connection = new HomeLineStream(this, boot, socket);
        lock (_gate)
        {
            _connections.Add(connection);
        }

        ConnectionMade?.Invoke();
        if (boot.PowerLost.IsCancellationRequested)
        {
            connection.Vanish();
        }

        return connection;
    }

    /// <summary>The firmware has let go of it; the other end may not know yet.</summary>
    internal void OnClosed(HomeLineStream connection)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
            _lingering.Add(connection);
        }
    }

    internal void OnDemolished(HomeLineStream connection)
    {
        lock (_gate)
        {
            _lingering.Remove(connection);
        }
    }

    /// <summary>The simulation is over: no socket stays open.</summary>
    internal void Demolish()
    {
        HomeLineStream[] all;
        lock (_gate)
        {
            all = [.. _connections, .. _lingering];
        }

        foreach (var connection in all)
        {
            connection.Demolish();
        }
    }

    /// <summary>The board has lost power: its connections are gone.</summary>
    internal void DropConnections()
    {
        HomeLineStream[] open;
        lock (_gate)
        {
            open = [.. _connections];
            _associated = false;
            _scanning = false;
            (_timeServers[0], _timeServers[1]) = ("0.pool.ntp.org", "1.pool.ntp.org");
        }

        foreach (var connection in open)
        {
            connection.Vanish();
        }
    }

    private void HearNetworkTime()
    {
        if (!Reached || !_timeServers.Any(AnswersTime))
        {
            return;
        }

        if (NetworkTimeTakes == TimeSpan.Zero)
        {
            _device.Clock.Synchronise();
            return;
        }

        _timeAnswer?.Dispose();
        _timeAnswer = _device.Time.CreateTimer(_ => OnNetworkTime(), null, NetworkTimeTakes, Timeout.InfiniteTimeSpan);
    }

    private void OnNetworkTime()
    {
        lock (_gate)
        {
            if (Reached)
            {
                _device.Clock.Synchronise();
            }
        }
    }

    private bool Reached => _associated && InReach(_joined!) && Plugged;

    private bool InReach(string ssid) => _wifiInReach && !_absent.Contains(ssid);

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
