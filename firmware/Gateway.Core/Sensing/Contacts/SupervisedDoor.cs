namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>
/// A door whose wires are watched: two things behind one loop, the door and the tampering. While the wires are broken the door counts as open, for what breaks
/// must never look like a shut door.
/// </summary>
public sealed class SupervisedDoor : Sensor
{
    private readonly ContactSensor _door;
    private readonly ContactSensor _tamper;

    /// <param name="door">The door by itself, active when open.</param>
    /// <param name="tamper">Its wires, active when broken.</param>
    public SupervisedDoor(ContactSensor door, ContactSensor tamper)
        : base(door.Point)
    {
        _door = door;
        _tamper = tamper;
    }

    /// <inheritdoc/>
    public override string? Fault => _door.Fault;

    /// <summary>What the loop is at, a <see cref="LoopLevel"/>, as often as it changes or is read.</summary>
    /// <param name="level">See <see cref="ContactLoop"/>.</param>
    /// <param name="at">Uptime in milliseconds.</param>
    public override void Level(int level, long at)
    {
        _door.Edge(level != (int)LoopLevel.Closed, at);
        _tamper.Edge(level == (int)LoopLevel.Tampered, at);
    }

    /// <inheritdoc/>
    public override long Turn(long now)
    {
        var door = _door.Turn(now);
        var tamper = _tamper.Turn(now);
        return door < tamper ? door : tamper;
    }
}
