using Hjemvakt.Gateway.Alarms;
using Hjemvakt.Gateway.Clock;

namespace Hjemvakt.Gateway.Sensing;

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
    private const string Source = "button";

    private readonly AlarmDesk _desk;
    private bool _undecided;
    private long _pressedAt;

    public HelpButton(string point, AlarmDesk desk)
        : base(point, SettleMs)
    {
        _desk = desk;
    }

    protected override void Changed(bool active, long at)
    {
        if (active)
        {
            _pressedAt = at;
            _undecided = _desk.CanCancel(at);
            if (!_undecided)
            {
                _desk.Help(Point, Source, at);
            }
        }
        else if (_undecided)
        {
            _undecided = false;
            _desk.Help(Point, Source, _pressedAt);
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
        _desk.Cancel(Point, _pressedAt, decidedAt);
        return Uptime.Never;
    }
}
