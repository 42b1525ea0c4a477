using Hjemvakt.Gateway.Clock;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>
/// The help button. A press calls for help the moment it goes down: who is frightened and does not let go is not kept waiting.
/// Only while an alarm is not older than 20 s is a press undecided: let go before 3 s it calls for help again, held for 3 s it cancels.
/// So the press that raised an alarm can never be the one that cancels it.
/// </summary>
public sealed class HelpButton : ContactSensor
{
    /// <summary>How long a press must be to cancel, in milliseconds.</summary>
    public const int LongPressMs = 3000;

    private const int SettleMs = 30;

    private readonly ISensorListener _listener;
    private bool _undecided;
    private long _pressedAt;

    /// <param name="point">Id of the point.</param>
    /// <param name="listener">Hears what is meant by each press.</param>
    public HelpButton(string point, ISensorListener listener)
        : base(point, SettleMs) => _listener = listener;

    protected override void Changed(bool active, long at)
    {
        if (active)
        {
            _pressedAt = at;

            // A loose wire takes no alarm back; it only calls.
            _undecided = !Doubted && _listener.CanCancel(at);
            if (!_undecided)
            {
                _listener.Help(Point, HelpSource.Button, at, Doubted);
            }
        }
        else if (_undecided)
        {
            _undecided = false;
            _listener.Help(Point, HelpSource.Button, _pressedAt, Doubted);
        }
    }

    protected override long Elapsed(long now)
    {
        if (!_undecided)
        {
            return Uptime.Never;
        }

        var decidedAt = _pressedAt + LongPressMs;
        if (now < decidedAt)
        {
            return decidedAt;
        }

        _undecided = false;
        _listener.Cancel(Point, _pressedAt, decidedAt);
        return Uptime.Never;
    }
}
