using Hjemvakt.Gateway.Clock;

namespace Hjemvakt.Gateway.Sensing.Contacts;

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

    /// <summary>
    /// What it shows is not believed, so it tells none of it. Never asked by what a person calls with: a loose button is told as such, and calls all the same.
    /// </summary>
    protected bool Doubted => Fault != null;

    /// <summary>Has the contact watched: a loose wire, one that changes more often than people do, and one held active for too long, are told.</summary>
    public void Watch(ContactHealth health) => _health = health;

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
            _health?.Changed(at);
            Changed(active, at);
        }

        var look = Uptime.Never;
        if (_health != null && _health.Look(_contact, HeldUntil(_contact.Active), now, out look))
        {
            BelievedAgain(now);
        }

        return Uptime.Earlier(look, Uptime.Earlier(Elapsed(now), _contact.Due));
    }

    /// <summary>The settled level has changed, or has become known at start.</summary>
    /// <param name="at">Uptime at which it changed.</param>
    protected abstract void Changed(bool active, long at);

    /// <summary>Time has passed without a change. Returns when to be called next.</summary>
    protected virtual long Elapsed(long now) => Uptime.Never;

    /// <summary>It was doubted, and is not any more: what it shows now is news.</summary>
    protected virtual void BelievedAgain(long now)
    {
    }

    /// <summary>Until when it counts as held, as uptime; 0 when it does not.</summary>
    /// <param name="active">The settled level.</param>
    protected virtual long HeldUntil(bool active) => active ? Uptime.Never : 0;

    /// <summary>Something has been told because of it, and counts as a sign of somebody.</summary>
    protected void Told(long at) => _health?.Told(at);
}
