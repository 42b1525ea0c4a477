using Hjemvakt.Gateway.Clock;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>
/// A button that calls for help and, by two quick presses, asks for a call back. That second word costs up to a second: what may become two presses cannot
/// call at once. Where the plain <see cref="HelpButton"/> is enough, it is the better one; see docs/decisions/0075.
/// </summary>
public sealed class CallButton : ContactSensor
{
    private const int SettleMs = 30;

    private readonly ISensorListener _listener;
    private readonly PressClassifier _presses = new PressClassifier();
    private long _firstAt;

    /// <param name="point">Id of the point.</param>
    /// <param name="listener">Hears what is wanted.</param>
    public CallButton(string point, ISensorListener listener)
        : base(point, SettleMs) => _listener = listener;

    protected override void Changed(bool active, long at)
    {
        if (!active)
        {
            Say(_presses.Released(at), at);
            return;
        }

        if (_presses.Due == Uptime.Never)
        {
            _firstAt = at;
        }

        // A loose wire takes no alarm back; it only calls.
        Say(_presses.Pressed(!Doubted && _listener.CanCancel(at), at), at);
    }

    protected override long Elapsed(long now)
    {
        var due = _presses.Due;
        Say(_presses.Turn(now), due);
        return _presses.Due;
    }

    private void Say(PressMeaning meaning, long at)
    {
        if (meaning == PressMeaning.Cancel)
        {
            _listener.Cancel(Point, _firstAt, at);
        }
        else if (meaning == PressMeaning.Contact)
        {
            _listener.Contact(Point, _firstAt);
        }
        else if (meaning == PressMeaning.Help)
        {
            _listener.Help(Point, HelpSource.Button, _firstAt, Doubted);
        }
    }
}
