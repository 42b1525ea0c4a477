using System.Device.Wifi;
using Hjemvakt.Host.StandIns.Simulation;

namespace nanoFramework.Networking;

/// <summary>Joins a Wi-Fi network. Static as in the package; works on the board whose firmware calls.</summary>
public static class WifiNetworkHelper
{
    /// <summary>How the last attempt went.</summary>
    public static NetworkHelperStatus Status => Of(Boot.Current).Status;

    /// <summary>Why the last attempt failed, if it threw.</summary>
    public static Exception? HelperException => Of(Boot.Current).Exception;

    /// <summary>Joins and waits for an address, for ever if <paramref name="token"/> never ends.</summary>
    /// <returns>False when the token ended first; <see cref="Status"/> tells what was missing.</returns>
    public static bool ConnectDhcp(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int wifiAdapterId = 0,
        CancellationToken token = default)
    {
        var boot = Boot.Current;
        var state = Of(boot);
        state.Status = NetworkHelperStatus.Started;
        var pause = new Hjemvakt.Host.StandIns.Threading.AutoResetEvent(false);
        while (true)
        {
            boot.ThrowIfPowerLost();
            if (boot.Device.Network.Associate(ssid) && (!requiresDateTime || boot.Device.Clock.IsSet))
            {
                state.Status = NetworkHelperStatus.NetworkIsReady;
                return true;
            }

            if (token.IsCancellationRequested)
            {
                state.Status = boot.Device.Network.WifiInReach
                    ? NetworkHelperStatus.TokenExpiredWaitingDateTime
                    : NetworkHelperStatus.TokenExpiredWaitingIPAddress;
                return false;
            }

            // The package looks again five times a second, too.
            pause.WaitOne(200, false);
        }
    }

    private static State Of(Boot boot) => boot.Static(() => new State());

    private sealed class State
    {
        public NetworkHelperStatus Status { get; set; }

        public Exception? Exception { get; set; }
    }
}

/// <summary>How far the network helper has come.</summary>
public enum NetworkHelperStatus
{
    /// <summary>Not begun.</summary>
    None = 0,

    /// <summary>Begun.</summary>
    Started = 1,

    /// <summary>Joined, with an address.</summary>
    NetworkIsReady = 2,

    /// <summary>The board has no such interface.</summary>
    FailedNoNetworkInterface = 3,

    /// <summary>The token ended before there was an address.</summary>
    TokenExpiredWaitingIPAddress = 4,

    /// <summary>The token ended before the clock was set.</summary>
    TokenExpiredWaitingDateTime = 5,

    /// <summary>The access point was not found or refused.</summary>
    ErrorConnetingToWiFiWhileScanning = 6,

    /// <summary>See the helper's exception.</summary>
    ExceptionOccurred = 7,

    /// <summary>Joining again after a loss.</summary>
    Reconnecting = 8,
}
