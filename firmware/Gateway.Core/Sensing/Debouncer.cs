namespace Hjemvakt.Gateway.Sensing;

/// <summary>
/// Turns the raw level of a contact into its settled one: a change counts when the level has then stood still for the settling time, and is dated when it came.
/// Until the first level has settled, none is known.
/// </summary>
public sealed class Debouncer
{
    private readonly int _settleMs;
    private bool _known;
    private bool _settled;
    private bool _heard;
    private bool _raw;
    private long _rawSince;

    /// <param name="settleMs">Settling time in milliseconds.</param>
    public Debouncer(int settleMs)
    {
        _settleMs = settleMs;
    }

    /// <summary>When a level that is not settled yet will be, as uptime; <see cref="long.MaxValue"/> when all is settled.</summary>
    public long Due => Unsettled ? _rawSince + _settleMs : long.MaxValue;

    private bool Unsettled => _heard && (!_known || _raw != _settled);

    /// <summary>The raw level from this uptime on. Call <see cref="Settles"/> with the same uptime before.</summary>
    public void Raw(bool active, long at)
    {
        if (!_heard || active != _raw)
        {
            _heard = true;
            _raw = active;
            _rawSince = at;
        }
    }

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
