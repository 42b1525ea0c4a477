using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Sensing.Contacts;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing;

/// <summary>Something that is one contact. Changes are played to it in the order and with the times in which they came, however late the loop gets to them.</summary>
public abstract class ContactSensor : Sensor
{
    private readonly Debouncer _contact;
    private ContactHealth? _health;

    /// <param name="point">Id of the point.</param>
    /// <param name="settleMs">Settling time of the contact in milliseconds.</param>
    protected ContactSensor(string point, int settleMs)
        : base(point) => _contact = new Debouncer(settleMs);

    /// <inheritdoc/>
    public override string? Fault => _health?.Fault;

    /// <summary>Has the contact watched: a loose wire, and one held active for too long, are told.</summary>
    /// <param name="stuckMs">How long it may be active, in milliseconds, or <see cref="ContactHealth.NeverStuck"/>.</param>
    /// <param name="listener">Hears when it does not behave.</param>
    public void Watch(long stuckMs, ISensorListener listener) => _health = new ContactHealth(Point, stuckMs, listener);

    /// <summary>A raw change.</summary>
    public void Edge(bool active, long at)
    {
        Turn(at);
        _contact.Raw(active, at);
    }

    /// <inheritdoc/>
    public override void Level(int level, long at) => Edge(level != 0, at);

    /// <inheritdoc/>
    public override long Turn(long now)
    {
        if (_contact.Settles(now, out var active, out var at))
        {
            Elapsed(at);
            Changed(active, at);
        }

        var due = Elapsed(now);
        due = _contact.Due < due ? _contact.Due : due;
        if (_health == null)
        {
            return due;
        }

        var look = _health.Look(_contact, now);
        return look < due ? look : due;
    }

    /// <summary>The settled level has changed, or has become known at start.</summary>
    /// <param name="at">Uptime at which it changed.</param>
    protected abstract void Changed(bool active, long at);

    /// <summary>Time has passed without a change. Returns when to be called next.</summary>
    protected virtual long Elapsed(long now) => Uptime.Never;
}
