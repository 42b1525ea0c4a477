using Hjemvakt.Gateway.Clock;

namespace Hjemvakt.Gateway.Sensing.Health;

/// <summary>
/// Whether something changes more often than people make it change. A bucket that leaks: each change pours one in, one runs out in so many milliseconds, and
/// when it runs over, the changes are the input's own. A burst of use passes; the same for hours does not, at whatever period.
/// <para>
/// It is believed again when it has been calm for ten minutes; each further time within a day it must be calm for twice as long, up to twelve hours, so
/// that a wire that is loose in the wind is not a person every half hour.
/// </para>
/// </summary>
public sealed class ChangeRate
{
    private const long FirstCalmMs = 10 * 60 * 1000;
    private const long MostCalmMs = 12 * 60 * 60 * 1000;
    private const long ForgivenMs = 24 * 60 * 60 * 1000;

    private readonly long _eachMs;
    private readonly long _fullMs;
    private long _emptyAt;
    private long _calmMs;
    private long _overAt;
    private long _lastAt;

    /// <param name="most">How many changes at once are still use.</param>
    /// <param name="eachMs">In how many milliseconds one is forgotten.</param>
    public ChangeRate(int most, int eachMs)
    {
        _eachMs = eachMs;
        _fullMs = (long)most * eachMs;
    }

    /// <summary>It changes more often than people make it change, or has not been calm for long enough since.</summary>
    public bool Over { get; private set; }

    /// <summary>When it will have been calm for long enough, should nothing change before; uptime.</summary>
    public long CalmAt => Over ? _lastAt + _calmMs : Uptime.Never;

    /// <summary>A change.</summary>
    public void Count(long at)
    {
        _lastAt = at;
        _emptyAt = (_emptyAt > at ? _emptyAt : at) + _eachMs;
        if (_emptyAt - at > _fullMs)
        {
            Exceed(at);
        }
    }

    /// <summary>It changes so fast that no single change can be told: over, however few were counted.</summary>
    public void Exceed(long at)
    {
        _lastAt = at;
        _emptyAt = at + _fullMs;
        if (!Over)
        {
            Over = true;
            _calmMs = _calmMs == 0 || at - _overAt > ForgivenMs ? FirstCalmMs : _calmMs * 2 > MostCalmMs ? MostCalmMs : _calmMs * 2;
            _overAt = at;
        }
    }

    /// <summary>Looks whether it is calm again.</summary>
    public void Turn(long now)
    {
        if (Over && now >= CalmAt)
        {
            Over = false;
            _emptyAt = now;
        }
    }
}
