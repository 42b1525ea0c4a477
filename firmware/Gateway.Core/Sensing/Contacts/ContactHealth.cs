using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>Whether a contact behaves: not held for too long, not changing without end.</summary>
public sealed class ContactHealth
{
    /// <summary>It may stay as it is for ever.</summary>
    public const long NeverStuck = long.MaxValue;

    /// <summary>A button or a cord that is held for longer than this hangs in something; milliseconds. It has called by then.</summary>
    public const long HeldTooLongMs = 60000;

    private readonly long _stuckMs;
    private readonly SensorHealth _health;
    private bool _active;
    private long _activeSince;

    /// <param name="point">Id of the point.</param>
    /// <param name="stuckMs">How long it may be active, in milliseconds, or <see cref="NeverStuck"/>.</param>
    /// <param name="listener">Hears when it does not behave.</param>
    public ContactHealth(string point, long stuckMs, ISensorListener listener)
    {
        _stuckMs = stuckMs;
        _health = new SensorHealth(point, 1, listener);
    }

    /// <summary>What is wrong, or null.</summary>
    public string? Fault => _health.Fault;

    /// <summary>Looks at the contact.</summary>
    /// <returns>When it must be looked at next, as uptime.</returns>
    public long Look(Debouncer contact, long now)
    {
        if (contact.Active && !_active)
        {
            _activeSince = now;
        }

        _active = contact.Active;
        var stuckAt = _active && _stuckMs != NeverStuck ? _activeSince + _stuckMs : Uptime.Never;
        if (contact.Chatters(now))
        {
            _health.Bad(SensorFault.Chattering, now);
        }
        else if (now >= stuckAt)
        {
            _health.Bad(SensorFault.Stuck, now);
        }
        else if (now >= contact.CalmAt)
        {
            _health.Good(now);
        }

        if (_health.Fault == SensorFault.Chattering)
        {
            return contact.CalmAt;
        }

        return now < stuckAt ? stuckAt : Uptime.Never;
    }
}
