using Hjemvakt.Gateway.Alarms;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Sensing.Contacts;
using Hjemvakt.Gateway.Sensing.Fusion;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing;

/// <summary>All of the home's sensing, composed: one <see cref="Sensor"/> for each point of the settings that this firmware knows. Main loop only.</summary>
public sealed class HomeSensors
{
    private readonly PointSettings[] _points;
    private readonly Inputs _inputs;
    private readonly RecordOutbox _outbox;
    private readonly AlarmDesk _desk;
    private readonly SensorRecords _records;
    private readonly FallDetectors _falls;
    private readonly MotionTap _motion;
    private readonly Sensor?[] _sensors;

    /// <param name="points">The home's points.</param>
    /// <param name="inputs">What the board hands in.</param>
    /// <param name="outbox">Where records go.</param>
    /// <param name="desk">Where alarms go.</param>
    /// <param name="helpOnly">Safe mode: nothing but what a person calls with.</param>
    public HomeSensors(PointSettings[] points, Inputs inputs, RecordOutbox outbox, AlarmDesk desk, bool helpOnly)
    {
        _points = points;
        _inputs = inputs;
        _outbox = outbox;
        _desk = desk;
        _records = new SensorRecords(outbox, desk);
        var fusion = new FallFusion(RoomPlan.Of(points), _records);
        _falls = new FallDetectors(fusion);
        _motion = new MotionTap(_records, fusion);
        _sensors = new Sensor?[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            if (!helpOnly || PointKind.Calls(points[i].Kind))
            {
                _sensors[i] = SensorFor(points[i]);
            }
        }
    }

    /// <summary>How many points the home has.</summary>
    public int Count => _points.Length;

    /// <summary>Id of point number <paramref name="index"/>.</summary>
    public string IdAt(int index) => _points[index].Id;

    /// <summary>
    /// What is wrong at point number <paramref name="index"/>, as <see cref="SensorFault"/> says it: null when it works, as far as it can tell;
    /// <see cref="SensorFault.NotTested"/> when nothing has been heard of it, or nothing here looks after it.
    /// </summary>
    public string? FaultAt(int index)
    {
        var sensor = _sensors[index];
        return sensor == null ? SensorFault.NotTested : sensor.Fault;
    }

    /// <summary>Takes what has come in, and does what is due by now.</summary>
    /// <returns>When it must be called next, as uptime.</returns>
    public long Turn(long now)
    {
        var due = long.MaxValue;
        FallSeen? fall;
        while ((fall = _inputs.TakeFall()) != null)
        {
            _falls.Fall(fall.Point, fall.Source, fall.Confidence, fall.At);
        }

        for (var i = 0; i < _sensors.Length; i++)
        {
            var sensor = _sensors[i];
            while (_inputs.TakeEdge(i, out var level, out var at))
            {
                sensor?.Level(level, at);
            }

            if (sensor != null)
            {
                var next = sensor.Turn(now);
                due = next < due ? next : due;
            }
        }

        return due;
    }

    private Sensor? SensorFor(PointSettings point)
    {
        switch (point.Kind)
        {
            // Doors, beds and chairs may stay as they are for days; motion has a limit of its own.
            case PointKind.Help:
                return Watched(new HelpButton(point.Id, _desk), ContactHealth.HeldTooLongMs);
            case PointKind.Call:
                return Watched(new CallButton(point.Id, _records), ContactHealth.HeldTooLongMs);
            case PointKind.Cord:
                return Watched(new PullCord(point.Id, _desk), ContactHealth.HeldTooLongMs);
            case PointKind.Door:
                return Watched(new DoorContact(point.Id, _outbox), ContactHealth.NeverStuck);
            case PointKind.Motion:
                return new MotionSensor(point.Id, MotionSensor.UsualHoldMs, _motion);
            case PointKind.Bed:
            case PointKind.Chair:
            case PointKind.Mat:
                return new OccupancyContact(point.Id, OccupancyContact.UsualOnMs, OccupancyContact.UsualOffMs, _records);
            default:
                return null;
        }
    }

    private ContactSensor Watched(ContactSensor contact, long stuckMs)
    {
        contact.Watch(stuckMs, _records);
        return contact;
    }
}
