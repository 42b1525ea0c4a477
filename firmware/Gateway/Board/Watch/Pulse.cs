namespace Hjemvakt.Gateway.Board.Watch;

/// <summary>The pulse of one worker, felt by the <see cref="Supervisor"/>: the worker beats while it gets on, and rests while it rightly waits for work.</summary>
public sealed class Pulse
{
    // Counted from another thread without a lock: a look more or less changes nothing.
    private int _missed;
    private bool _resting;

    /// <param name="name">For the note that the next start finds.</param>
    internal Pulse(string name) => Name = name;

    internal readonly string Name;

    /// <summary>A step begins.</summary>
    public void Beat()
    {
        _missed = 0;
        _resting = false;
    }

    /// <summary>There is nothing to do until something happens.</summary>
    public void Rest() => _resting = true;

    /// <summary>Feels it. True when it has stood still for too long.</summary>
    internal bool HasStopped() => !_resting && ++_missed > Supervisor.Limit;
}
