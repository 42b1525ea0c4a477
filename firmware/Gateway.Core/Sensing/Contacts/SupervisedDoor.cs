namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>
/// A door whose wires are watched: two things behind one loop, the door and the tampering. While the wires are broken the door counts as open, for what breaks
/// must never look like a shut door.
/// </summary>
public sealed class SupervisedDoor
{
    private readonly ContactSensor _door;
    private readonly ContactSensor _tamper;

    /// <param name="door">The door by itself, active when open.</param>
    /// <param name="tamper">Its wires, active when broken.</param>
    public SupervisedDoor(ContactSensor door, ContactSensor tamper)
    {
        _door = door;
        _tamper = tamper;
    }

    /// <summary>What the loop is at, as often as it changes or is read.</summary>
    /// <param name="level">See <see cref="ContactLoop"/>.</param>
    /// <param name="at">Uptime in milliseconds.</param>
    public void Level(LoopLevel level, long at)
    {
        _door.Edge(level != LoopLevel.Closed, at);
        _tamper.Edge(level == LoopLevel.Tampered, at);
    }

    /// <summary>Does what is due by now.</summary>
    /// <returns>When it must be called next, as uptime.</returns>
    public long Turn(long now)
    {
        var door = _door.Turn(now);
        var tamper = _tamper.Turn(now);
        return door < tamper ? door : tamper;
    }
}
