using Hjemvakt.Gateway.Alarms;
using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Sensing.Air;
using Hjemvakt.Gateway.Sensing.Contacts;
using Hjemvakt.Gateway.Sensing.Health;
using Hjemvakt.Gateway.Sensing.Power;
using Hjemvakt.Gateway.Sensing.Radar;
using Hjemvakt.Gateway.Sensing.Wearable;

namespace Hjemvakt.Gateway.Sensing;

/// <summary>All of the home's sensing, composed: one <see cref="Sensor"/> for each point of the settings that this firmware knows. Main loop only.</summary>
public sealed class HomeSensors
{
    private readonly IClock _clock;
    private readonly IRadarLines _lines;
    private readonly PointSettings[] _points;
    private readonly PointInputs _inputs;
    private readonly SensorRecords _records;
    private readonly byte[] _samples = new byte[SampleBuffer.Capacity];
    private readonly Sensor?[] _sensors;

    /// <param name="points">The home's points.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="lines">Opens the lines to the radars.</param>
    /// <param name="inputs">What the board hands in.</param>
    /// <param name="outbox">Where records go.</param>
    /// <param name="alarms">Where alarms go.</param>
    /// <param name="helpOnly">Safe mode: nothing but what a person calls with, and what warns of smoke and gas.</param>
    public HomeSensors(PointSettings[] points, IClock clock, IRadarLines lines, PointInputs inputs, RecordOutbox outbox, AlarmService alarms, bool helpOnly)
    {
        _points = points;
        _clock = clock;
        _lines = lines;
        _inputs = inputs;
        _records = new SensorRecords(outbox, alarms, points);
        _sensors = new Sensor?[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            if (!helpOnly || SensorKind.ComesFirst(points[i].Kind))
            {
                _sensors[i] = SensorFor(points[i]);
            }
        }
    }

    /// <summary>Since the last turn: somebody has a finger on a button, and what is meant by it is not decided yet.</summary>
    internal bool Undecided;

    /// <summary>How the gateway is fed; null when none of its points says so.</summary>
    public PowerWatch? Power { get; private set; }

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
        var due = Uptime.Never;
        Undecided = false;
        FallSeen? fall;
        while ((fall = _inputs.TakeFall()) != null)
        {
            _records.FallSeen(fall.Point, fall.Source, fall.Confidence, fall.At);
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
                var reading = _inputs.TakeReading(i);
                if (reading != null)
                {
                    sensor.Reading(reading.A, reading.B, reading.C, reading.At);
                }

                var count = _inputs.TakeSamples(i, _samples, out var sampledAt);
                if (count > 0)
                {
                    sensor.Samples(_samples, count, sampledAt);
                }

                var next = sensor.Turn(now);
                due = next < due ? next : due;

                // A loose contact is never decided.
                Undecided |= next - now <= HelpButton.LongPressMs && SensorKind.Calls(_points[i].Kind) && sensor.Fault == null;
            }
        }

        return due;
    }

    // One comparison after the other: of a switch over so many words the compiler makes tables of hashes, at three times the size.
    private Sensor? SensorFor(PointSettings point)
    {
        var id = point.Id;
        var kind = point.Kind;
        var now = _clock.UptimeMs;
        if (SensorKind.Calls(kind))
        {
            // Told when it is loose, and never kept from calling by it.
            ContactSensor caller = kind == SensorKind.Help ? new HelpButton(id, _records) : kind == SensorKind.Cord ? new PullCord(id, _records) : new CallButton(id, _records);
            caller.Watch(new ContactHealth(id, ContactHealth.HeldTooLongMs, new ChangeRate(30, 20 * 1000), null, _records));
            return caller;
        }

        if (kind == SensorKind.Door)
        {
            var door = new DoorContact(id, _records);
            return point.Number(PointSettings.Adc) < 0 ? door : new SupervisedDoor(door, new TamperContact(id, _records));
        }

        if (kind == SensorKind.Radar && point.Number(PointSettings.Uart) >= 0)
        {
            var line = _lines.OpenLine(point);
            return RadarModel.SpeaksTinyFrame(point.Model) ? new TinyFrameRadar(point, now, line, _records) : new SyRadar(point, now, line, _records);
        }

        return kind == SensorKind.Motion ? new MotionSensor(id, MotionSensor.UsualHoldMs, _records)
            : SensorKind.Holds(kind)
                ? new OccupancyContact(id, OccupancyContact.UsualOnMs, OccupancyContact.UsualOffMs, _records)
            : SensorKind.Warns(kind) ? new HazardAlarm(id, kind, _records)
            : kind == SensorKind.Env ? new EnvironmentSensor(id, new EnvironmentSettings(), now, _records)
            : kind == SensorKind.Wearable ? new WornSensor(id, now, _records)
            : kind == SensorKind.Power ? Power = new PowerWatch(id, point.Number(PointSettings.Adc) >= 0, _records)
            : null;
    }
}
