using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>
/// The relay or interconnect contact of a smoke or CO alarm, closed while it sounds. Told at once when it begins, and when it has been quiet for longer than any
/// pause of a horn. One that comes and goes is told as chattering, and alarms all the same, at most once a minute. See docs/decisions/0164.
/// </summary>
public sealed class HazardAlarm : ContactSensor
{
    /// <summary>Quiet for this long, it has stopped; milliseconds. The line may pulse with the horn, whose longest pause is five seconds.</summary>
    public const int QuietMs = 30000;

    // As long as it is not believed: no more than one alarm a minute.
    private const int QuietWhenLooseMs = 60000;

    // The shortest pulse of a horn is 100 ms.
    private const int SettleMs = 40;

    // A contact that has not opened for so long is stuck, or nobody has come: a technician must know that it can warn of nothing new.
    private const long StuckMs = 4 * 60 * 60 * 1000;

    private readonly string _what;
    private readonly ISensorListener _listener;
    private bool _sounds;
    private bool _closed;
    private long _openSince;

    /// <param name="point">Id of the point.</param>
    /// <param name="what">What it warns of: the <c>what</c> of the record.</param>
    /// <param name="listener">Hears when it begins and when it has stopped.</param>
    public HazardAlarm(string point, string what, ISensorListener listener)
        : base(point, SettleMs)
    {
        _what = what;
        _listener = listener;

        // A horn changes the line at most four times a second for as long as it sounds; and nobody burns toast seven times in a row.
        Watch(new ContactHealth(point, StuckMs, new ChangeRate(120, 250), new ChangeRate(6, 10 * 60 * 1000), listener));
    }

    protected override void Changed(bool active, long at)
    {
        _closed = active;
        if (!active)
        {
            _openSince = at;
        }
        else if (!_sounds)
        {
            _sounds = true;
            Told(at);
            _listener.Hazard(Point, _what, true, at);
        }
    }

    protected override long Elapsed(long now)
    {
        if (!_sounds || _closed)
        {
            return Uptime.Never;
        }

        var stoppedAt = _openSince + (Doubted ? QuietWhenLooseMs : QuietMs);
        if (now < stoppedAt)
        {
            return stoppedAt;
        }

        _sounds = false;
        _listener.Hazard(Point, _what, false, _openSince);
        return Uptime.Never;
    }
}
