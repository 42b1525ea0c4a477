using Hjemvakt.Gateway.Alarms;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Json;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Records;
using Hjemvakt.Gateway.Sensing.Air;
using Hjemvakt.Gateway.Sensing.Fusion;
using Hjemvakt.Gateway.Sensing.Power;

namespace Hjemvakt.Gateway.Sensing;

/// <summary>
/// Makes records of what sensors tell. The one place where sensing and the outbox meet; what bears on a fall is weighed on its way, see <see cref="FallFusion"/>.
/// </summary>
public sealed class SensorRecords : ISensorListener, IFallReports
{
    /// <summary>What rules wait for: where somebody is, and what has stopped working. On flash, and so sent, within this many milliseconds.</summary>
    private const int SoonMs = 1000;

    /// <summary>Somebody may be waiting for news of a door (at night), so it is stored and sent sooner still.</summary>
    private const int DoorMs = 200;

    private readonly RecordOutbox _outbox;
    private readonly AlarmService _alarms;
    private readonly FallFusion _fusion;

    public SensorRecords(RecordOutbox outbox, AlarmService alarms, PointSettings[] points)
    {
        _outbox = outbox;
        _alarms = alarms;
        _fusion = new FallFusion(points, this);
    }

    /// <inheritdoc/>
    public void FallSeen(string point, string source, int confidence, long at) => _fusion.FallSeen(point, source, confidence, at);

    /// <inheritdoc/>
    public bool Fall(string point, string source, int confidence, long at) => _alarms.Fall(point, source, confidence, at);

    /// <inheritdoc/>
    public void Reconsider(string point, string source, long fallAt, int confidence, string room, long at) =>
        _alarms.Reconsider(point, source, fallAt, confidence, "motion in " + room, at);

    /// <inheritdoc/>
    public void Door(string point, bool open, long at, bool soon)
    {
        _outbox.BeginRoutine(RecordKind.Door, point, at).Flag("open", open);
        _outbox.CommitRoutine(soon ? DoorMs : RecordOutbox.MaxDelayMs);
    }

    /// <inheritdoc/>
    public void Presence(string point, bool on, long at)
    {
        Flag(RecordKind.Presence, point, on, at);
        _fusion.Presence(point, on, at);
    }

    /// <inheritdoc/>
    public void Motion(string point, bool on, long at)
    {
        Flag(RecordKind.Motion, point, on, at);
        _fusion.Motion(point, on, at);
    }

    /// <inheritdoc/>
    public void Environment(string point, int temperature, int humidity, int pressure, long at)
    {
        var record = _outbox.BeginRoutine(RecordKind.Env, point, at);
        Tenths(record, "temp", temperature);
        Tenths(record, "rh", humidity);
        Tenths(record, "hpa", pressure);
        _outbox.CommitRoutine(RecordOutbox.MaxDelayMs);
    }

    /// <inheritdoc/>
    public void Power(string point, bool mains, int battery, long at)
    {
        var record = _outbox.BeginRoutine(RecordKind.Power, point, at).Flag("mains", mains);
        if (battery != PowerWatch.NoBattery)
        {
            record.Number("batt", battery);
        }

        _outbox.CommitRoutine(SoonMs);
    }

    /// <inheritdoc/>
    public void SensorHealth(string point, bool ok, string why, long at)
    {
        _outbox.BeginRoutine(RecordKind.Sensor, point, at).Flag("ok", ok).Text("why", why);
        _outbox.CommitRoutine(SoonMs);
    }

    /// <inheritdoc/>
    public void Tamper(string point, long at) => _alarms.Tamper(point, at);

    /// <inheritdoc/>
    public void Hazard(string point, string what, bool on, long at) => _alarms.Hazard(point, what, on, at);

    /// <inheritdoc/>
    public bool CanCancel(long pressedAt) => _alarms.CanCancel(pressedAt);

    /// <inheritdoc/>
    public void Help(string point, string source, long at, bool loose) => _alarms.Help(point, source, at, loose);

    /// <inheritdoc/>
    public void Cancel(string point, long pressedAt, long at) => _alarms.Cancel(point, pressedAt, at);

    /// <inheritdoc/>
    public void Contact(string point, long at)
    {
        _outbox.BeginRoutine(RecordKind.Contact, point, at);
        _outbox.CommitRoutine(SoonMs);
    }

    private static void Tenths(JsonWriter record, string name, int tenths)
    {
        if (tenths != EnvironmentValue.None)
        {
            record.Tenths(name, tenths);
        }
    }

    private void Flag(string kind, string point, bool on, long at)
    {
        _outbox.BeginRoutine(kind, point, at).Flag("on", on);
        _outbox.CommitRoutine(SoonMs);
    }
}
