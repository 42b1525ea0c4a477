using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;
using nanoFramework.Networking;

namespace Hjemvakt.Gateway.Board.Net;

/// <summary>
/// Whom the chip asks for the time: the servers of the settings, or the public pool, and the companion's own host as the last resort. Without the time every certificate is of the
/// future and no connection comes about, so while none has answered the next in the row is tried each minute. The chip itself asks two at a time.
/// </summary>
public sealed class TimeServers
{
    // Of the network's thread, which looks every 2 s.
    private const int LooksForEach = 30;

    private readonly IClock _clock;
    private readonly string[] _names;
    private int _first;
    private int _looks;

    public TimeServers(GatewaySettings settings, IClock clock)
    {
        _clock = clock;
        var told = settings.TimeServers.Length > 0 ? settings.TimeServers : ["0.pool.ntp.org", "1.pool.ntp.org"];
        _names = new string[told.Length + 1];
        told.CopyTo(_names, 0);
        _names[told.Length] = settings.BrokerHost.Length > 0 ? settings.BrokerHost : told[0];
    }

    /// <summary>
    /// To be called while there is a network, again and again. The platform keeps a pointer to each name and no copy, and its garbage collector may move the text: so they are handed
    /// in anew each time, also when the clock is right.
    /// </summary>
    /// <param name="anew">The network has just come: the platform has begun with its own servers.</param>
    public void Look(bool anew)
    {
        var unknown = _clock.UnixMs == 0;
        var next = unknown && ++_looks > LooksForEach;
        if (next)
        {
            _looks = 0;
            _first = (_first + 1) % _names.Length;
        }

        Sntp.Server1 = _names[_first];
        Sntp.Server2 = _names[(_first + 1) % _names.Length];
        if (unknown && (anew || next))
        {
            Sntp.UpdateNow();
        }
    }
}
