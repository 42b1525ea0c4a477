using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>
/// A tamper loop: cut or bridged wires, a lid that is off. Told once, and again only after it has been whole for a while; a wire that breaks and mends
/// without end is told some six times and then not before it has been whole for a while longer: see <see cref="ChangeRate"/>.
/// </summary>
public sealed class TamperContact : ContactSensor
{
    // Longer than a door contact's: what a spark or a plug that is pushed in does is over by then.
    private const int SettleMs = 200;
    private const int WholeMs = 5000;

    private readonly ISensorListener _listener;
    private readonly ChangeRate _rate = new ChangeRate(6, 10 * 60 * 1000);
    private bool _told;
    private bool _broken;
    private long _wholeSince;

    /// <param name="point">Id of the point.</param>
    /// <param name="listener">Hears of it.</param>
    public TamperContact(string point, ISensorListener listener)
        : base(point, SettleMs) => _listener = listener;

    protected override void Changed(bool active, long at)
    {
        _broken = active;
        if (!active)
        {
            _wholeSince = at;
        }
        else if (!_told)
        {
            _told = true;
            _rate.Turn(at);
            _rate.Count(at);
            if (!_rate.Over)
            {
                _listener.Tamper(Point, at);
            }
        }
    }

    protected override long Elapsed(long now)
    {
        if (_told && !_broken && now - _wholeSince >= WholeMs)
        {
            _told = false;
        }

        return _told && !_broken ? _wholeSince + WholeMs : Uptime.Never;
    }
}
