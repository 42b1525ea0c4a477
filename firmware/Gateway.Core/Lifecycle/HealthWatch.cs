using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Outbox;

namespace Hjemvakt.Gateway.Lifecycle;

/// <summary>
/// Watches over the boot as a whole: counts it as well when it has lasted, confirms or takes back changed settings, looks for another network and at
/// last restarts the chip when the companion stays silent. Main loop only.
/// </summary>
internal sealed class HealthWatch
{
    /// <summary>More boots in a row than this that did not last, and the gateway starts in safe mode.</summary>
    internal const int SickBoots = 5;

    /// <summary>So many boots with changed settings that did not last, and the change is taken back without waiting any longer.</summary>
    private const int SickTrials = 3;

    private const int LastingMs = 600000;
    private const int SilenceMs = 1800000;

    /// <summary>The chip counts hundredths of a second in 32 bits. After 497 days they begin again, and whoever waits then waits for ever.</summary>
    private const long LongestUptimeMs = 400L * 24 * 3600 * 1000;

    private readonly BootJournal _boots;
    private readonly SettingsFiles _files;
    private readonly GatewayLink _link;
    private readonly INetwork _network;
    private readonly bool _safe;
    private readonly long _lastsAt;
    private long _renewAt;

    /// <param name="now">Uptime at which the boot begins.</param>
    /// <param name="safe">This boot is one in safe mode.</param>
    internal HealthWatch(BootJournal boots, SettingsFiles files, GatewayLink link, INetwork network, long now, bool safe)
    {
        _boots = boots;
        _files = files;
        _link = link;
        _network = network;
        _safe = safe;
        _lastsAt = now + LastingMs;
    }

    /// <summary>Looks at how things stand.</summary>
    /// <returns>Why the chip should be restarted, or null when it should not.</returns>
    internal string? Turn(long now)
    {
        if (_files.OnTrial)
        {
            if (_link.Reached)
            {
                _files.Confirm();
            }
            else if (now >= _lastsAt || _boots.Sick > SickTrials)
            {
                _files.Restore();
                return "settings taken back";
            }
        }

        if (now >= _lastsAt)
        {
            _boots.Well();
            if (_safe && _link.Receipts)
            {
                return "safe mode over";
            }
        }

        var silent = now - _link.HeardAt;
        if (silent < LastingMs)
        {
            _renewAt = _link.HeardAt + LastingMs;
        }
        else if (now >= _renewAt)
        {
            _renewAt = now + LastingMs;
            _network.Renew();
        }

        return silent >= SilenceMs ? "silence" : now >= LongestUptimeMs ? "uptime" : null;
    }
}
