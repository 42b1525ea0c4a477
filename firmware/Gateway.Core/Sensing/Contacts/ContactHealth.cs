using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>Whether a contact behaves: not held for too long, not changing more often than people make it change.</summary>
public sealed class ContactHealth
{
    /// <summary>It may stay as it is for ever.</summary>
    public const long NeverStuck = long.MaxValue;

    /// <summary>A button or a cord that is held for longer than this hangs in something; milliseconds. It has called by then.</summary>
    public const long HeldTooLongMs = 60000;

    private readonly long _stuckMs;
    private readonly ChangeRate _changes;
    private readonly ChangeRate? _told;
    private readonly SensorHealth _health;
    private bool _held;
    private long _heldSince;

    /// <param name="point">Id of the point.</param>
    /// <param name="stuckMs">How long it may be active, in milliseconds, or <see cref="NeverStuck"/>.</param>
    /// <param name="changes">How often its level may change; a loose contact at any period is found by it, or costs little.</param>
    /// <param name="told">How often it may tell something, over hours; null for what a person calls with.</param>
    /// <param name="listener">Hears when it does not behave.</param>
    public ContactHealth(string point, long stuckMs, ChangeRate changes, ChangeRate? told, ISensorListener listener)
    {
        _stuckMs = stuckMs;
        _changes = changes;
        _told = told;
        _health = new SensorHealth(point, 1, listener);
    }

    /// <summary>What is wrong, or null.</summary>
    public string? Fault => _health.Fault;

    private bool Restless => _changes.Over || (_told != null && _told.Over);

    /// <summary>The settled level has changed.</summary>
    public void Changed(long at)
    {
        _changes.Count(at);
        if (_told != null && _told.Over)
        {
            // What is not told any more keeps it from being calm.
            _told.Count(at);
        }

        Judge(at);
    }

    /// <summary>Something has been told because of it.</summary>
    public void Told(long at) => _told?.Count(at);

    /// <summary>Looks at the contact.</summary>
    /// <param name="contact">Its level.</param>
    /// <param name="heldUntil">It counts as held up to this uptime: <see cref="Uptime.Never"/> while it is active, what has passed when it is not held.</param>
    /// <param name="now">Uptime in milliseconds.</param>
    /// <param name="due">When it must be looked at next, as uptime.</param>
    /// <returns>True when it is believed again, from now on.</returns>
    public bool Look(Debouncer contact, long heldUntil, long now, out long due)
    {
        if (contact.Chatters(now))
        {
            _changes.Exceed(now);
        }

        var held = heldUntil > now;
        if (held && !_held)
        {
            _heldSince = now;
        }

        _held = held;
        Judge(now);
        var stuckAt = held && _stuckMs != NeverStuck ? _heldSince + _stuckMs : Uptime.Never;
        if (Restless)
        {
            due = _told == null ? _changes.CalmAt : Uptime.Earlier(_changes.CalmAt, _told.CalmAt);
            return false;
        }

        if (now >= stuckAt)
        {
            _health.Bad(SensorFault.Stuck, now);
            due = heldUntil;
            return false;
        }

        due = stuckAt;
        return _health.Fault != null && now >= contact.CalmAt && _health.Good(now);
    }

    private void Judge(long at)
    {
        _changes.Turn(at);
        _told?.Turn(at);
        if (Restless)
        {
            _health.Bad(SensorFault.Chattering, at);
        }
    }
}
