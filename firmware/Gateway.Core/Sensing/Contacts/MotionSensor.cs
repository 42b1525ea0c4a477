using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>
/// A passive infrared sensor. Motion is told at once, again with fresh movement at most every 10 s, and its end when there has been none for the hold time;
/// the end is dated to when movement was last seen.
/// </summary>
public sealed class MotionSensor : ContactSensor
{
    /// <summary>No more than one "on" in this many milliseconds.</summary>
    public const int AtMostEveryMs = 10000;

    /// <summary>Nobody moves for this long without a pause as long as the hold time; milliseconds.</summary>
    public const long StuckMs = 4 * 60 * 60 * 1000;

    /// <summary>A hold time that joins the movements of somebody who sits and reads; milliseconds.</summary>
    public const int UsualHoldMs = 30000;

    // The element itself is slow; this only keeps out what the wire picks up.
    private const int SettleMs = 20;

    private readonly int _holdMs;
    private readonly ISensorListener _listener;
    private bool _moving;
    private bool _seen;
    private bool _heard;
    private long _lastSeenAt;
    private long _toldAt;

    /// <param name="point">Id of the point.</param>
    /// <param name="holdMs">How long after the last movement it still counts as motion; milliseconds. Longer joins more, and ends later.</param>
    /// <param name="listener">Hears of motion.</param>
    public MotionSensor(string point, int holdMs, ISensorListener listener)
        : base(point, SettleMs)
    {
        _holdMs = holdMs;
        _listener = listener;

        // A quick sensor changes some times a second while somebody works before it, not for minutes without a pause; and nobody begins to move six hundred
        // times, and then every two minutes without end.
        Watch(new ContactHealth(point, StuckMs, new ChangeRate(600, 1000), new ChangeRate(600, 2 * 60 * 1000), listener));
    }

    protected override void Changed(bool active, long at)
    {
        _seen = active;
        _heard |= active;
        _lastSeenAt = at;
        if (!active || Doubted)
        {
            return;
        }

        // Movement within ten seconds of the last "on" is told only when an end was told in between: a picture left at "off" would be wrong for hours.
        if (!_moving || at - _toldAt >= AtMostEveryMs)
        {
            Begin(at);
        }
    }

    protected override void BelievedAgain(long now)
    {
        if (_seen)
        {
            Begin(now);
        }
    }

    protected override long HeldUntil(bool active) => active ? Uptime.Never : _heard ? _lastSeenAt + _holdMs : 0;

    protected override long Elapsed(long now)
    {
        if (_moving && Doubted)
        {
            // Nobody is left standing in a room by a sensor that is not believed.
            _moving = false;
            _listener.Motion(Point, false, now);
        }

        if (!_moving || _seen)
        {
            return Uptime.Never;
        }

        var endAt = _lastSeenAt + _holdMs;
        if (now < endAt)
        {
            return endAt;
        }

        _moving = false;
        _listener.Motion(Point, false, _lastSeenAt);
        return Uptime.Never;
    }

    private void Begin(long at)
    {
        if (!_moving)
        {
            Told(at);
        }

        _moving = true;
        _toldAt = at;
        _listener.Motion(Point, true, at);
    }
}
