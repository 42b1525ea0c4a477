using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Records;

namespace Hjemvakt.Gateway.Sensing;

/// <summary>
/// A door: one record for each change that lasts, one at start with the state it is found in, and one an hour, so that a companion that has lost its picture
/// of the home has it back within the hour.
/// </summary>
public sealed class DoorContact : ContactSensor
{
    private const int SettleMs = 50;

    /// <summary>Somebody may be waiting for this news (a door at night), so it is stored and sent soon.</summary>
    private const int StoreWithinMs = 200;

    private const int AgainMs = 60 * 60 * 1000;

    private readonly RecordOutbox _outbox;
    private bool _open;
    private long _againAt = Uptime.Never;

    public DoorContact(string point, RecordOutbox outbox)
        : base(point, SettleMs)
    {
        _outbox = outbox;
    }

    protected override void Changed(bool active, long at)
    {
        _open = active;
        Tell(at, StoreWithinMs);
    }

    protected override long Elapsed(long now)
    {
        if (now >= _againAt)
        {
            Tell(now, RecordOutbox.MaxDelayMs);
        }

        return _againAt;
    }

    private void Tell(long at, int withinMs)
    {
        _againAt = at + AgainMs;
        _outbox.BeginRoutine(RecordKind.Door, Point, at).Flag("open", _open);
        _outbox.CommitRoutine(withinMs);
    }
}
