using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>
/// A bed, a chair or a mat by a contact: somebody is there. Slow on purpose, each way with its own patience: who turns over in bed has not left it.
/// </summary>
public sealed class OccupancyContact : ContactSensor
{
    /// <summary>Who only sits down for a moment is not in bed yet; milliseconds.</summary>
    public const int UsualOnMs = 2000;

    /// <summary>Who turns over lifts the weight for some seconds; milliseconds.</summary>
    public const int UsualOffMs = 10000;

    private const int SettleMs = 50;
    private const int AgainMs = 60 * 60 * 1000;

    private readonly int _onMs;
    private readonly int _offMs;
    private readonly ISensorListener _listener;
    private bool _heard;
    private bool _weight;
    private long _weightSince;
    private bool _known;
    private bool _on;
    private long _againAt = Uptime.Never;

    /// <param name="point">Id of the point.</param>
    /// <param name="onMs">How long there must be weight before somebody is there; milliseconds.</param>
    /// <param name="offMs">How long there must be none before nobody is; milliseconds.</param>
    /// <param name="listener">Hears of both.</param>
    public OccupancyContact(string point, int onMs, int offMs, ISensorListener listener)
        : base(point, SettleMs)
    {
        _onMs = onMs;
        _offMs = offMs;
        _listener = listener;

        // Who sleeps badly moves a contact some times a minute for a while, and gets up a few times a night.
        Watch(new ContactHealth(point, ContactHealth.NeverStuck, new ChangeRate(60, 20 * 1000), new ChangeRate(200, 10 * 60 * 1000), listener));
    }

    protected override void Changed(bool active, long at)
    {
        _heard = true;
        _weight = active;
        _weightSince = at;
    }

    protected override void BelievedAgain(long now)
    {
        _known = false;
        _weightSince = now;
    }

    protected override long Elapsed(long now)
    {
        if (Doubted)
        {
            return Uptime.Never;
        }

        var due = Uptime.Never;
        if (_heard && (!_known || _on != _weight))
        {
            due = _weightSince + (_weight ? _onMs : _offMs);
            if (now >= due)
            {
                _known = true;
                _on = _weight;
                Told(now);
                _againAt = now + AgainMs;
                _listener.Presence(Point, _on, _weightSince);
                return _againAt;
            }
        }

        if (now >= _againAt)
        {
            _againAt = now + AgainMs;
            _listener.Presence(Point, _on, now);
        }

        return due < _againAt ? due : _againAt;
    }
}
