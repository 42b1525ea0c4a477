using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>
/// A door: one record for each change that lasts, one at start with the state it is found in, and one an hour, so that a companion that has lost its picture
/// of the home has it back within the hour.
/// </summary>
public sealed class DoorContact : ContactSensor
{
    private const int SettleMs = 50;

    private const int AgainMs = 60 * 60 * 1000;

    private readonly ISensorListener _listener;
    private bool _level;

    // As last told: while it is doubted, that is what is told again.
    private bool _open;
    private bool _heard;
    private long _againAt = Uptime.Never;

    /// <param name="point">Id of the point.</param>
    /// <param name="listener">Hears of each change.</param>
    public DoorContact(string point, ISensorListener listener)
        : base(point, SettleMs)
    {
        _listener = listener;

        // How often a door of somebody who lives alone may move: forty changes at once, a hundred and twenty an hour without end; and over a day three hundred
        // and ten an hour. Twenty guests pass, a reed that swings does not.
        Watch(new ContactHealth(point, ContactHealth.NeverStuck, new ChangeRate(40, 30 * 1000), new ChangeRate(300, 6 * 60 * 1000), listener));
    }

    protected override void Changed(bool active, long at)
    {
        _level = active;
        _heard = true;
        if (!Doubted)
        {
            _open = active;
            Told(at);
            Tell(at, true);
        }
    }

    protected override void BelievedAgain(long now)
    {
        if (_heard)
        {
            _open = _level;
            Tell(now, true);
        }
    }

    protected override long Elapsed(long now)
    {
        if (now >= _againAt)
        {
            Tell(now, false);
        }

        return _againAt;
    }

    private void Tell(long at, bool soon)
    {
        _againAt = at + AgainMs;
        _listener.Door(Point, _open, at, soon);
    }
}
