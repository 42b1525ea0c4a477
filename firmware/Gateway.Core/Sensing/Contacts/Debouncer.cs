using Hjemvakt.Gateway.Clock;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>
/// Turns the raw level of a contact into its settled one: a change counts when the level has then stood still for the settling time, and is dated when it came.
/// Until the first level has settled, none is known.
/// </summary>
public sealed class Debouncer
{
    /// <summary>A mechanical contact has come to rest after some tens of milliseconds; one that has not after this long has a loose wire.</summary>
    private const int ChatterMs = 2000;

    private readonly int _settleMs;
    private bool _known;
    private bool _settled;
    private bool _heard;
    private bool _raw;
    private long _rawSince;
    private long _restlessSince;

    /// <param name="settleMs">Settling time in milliseconds.</param>
    public Debouncer(int settleMs)
    {
        _settleMs = settleMs;
    }

    /// <summary>When a level that is not settled yet will be, as uptime; <see cref="long.MaxValue"/> when all is settled.</summary>
    public long Due => Unsettled ? _rawSince + _settleMs : Uptime.Never;

    /// <summary>The settled level is active.</summary>
    public bool Active => _known && _settled;

    private bool Unsettled => _heard && (!_known || _raw != _settled);

    /// <summary>The raw level from this uptime on. Call <see cref="Settles"/> with the same uptime before.</summary>
    public void Raw(bool active, long at)
    {
        if (!_heard || active != _raw)
        {
            if (!_heard || at - _rawSince >= _settleMs)
            {
                _restlessSince = at;
            }

            _heard = true;
            _raw = active;
            _rawSince = at;
        }
    }

    /// <summary>Whether the contact changes without end: no level has stood for the settling time in two seconds.</summary>
    public bool Chatters(long now) => _heard && now - _rawSince < _settleMs && now - _restlessSince >= ChatterMs;

    /// <summary>When the raw level will have stood for the settling time, as uptime, should it not change before.</summary>
    public long CalmAt => _heard ? _rawSince + _settleMs : Uptime.Never;

    /// <summary>Whether the level has settled by this uptime to one that was not known yet.</summary>
    /// <param name="active">The new level.</param>
    /// <param name="at">Uptime at which it came.</param>
    public bool Settles(long now, out bool active, out long at)
    {
        active = _raw;
        at = _rawSince;
        if (!Unsettled || now - _rawSince < _settleMs)
        {
            return false;
        }

        _known = true;
        _settled = _raw;
        return true;
    }
}
