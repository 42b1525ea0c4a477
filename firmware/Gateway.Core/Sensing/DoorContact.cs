using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Records;

namespace Hjemvakt.Gateway.Sensing;

/// <summary>A door: one record for each change that lasts, and one at start with the state it is found in.</summary>
public sealed class DoorContact : ContactSensor
{
    private const int SettleMs = 50;

    /// <summary>Somebody may be waiting for this news (a door at night), so it is stored and sent soon.</summary>
    private const int StoreWithinMs = 200;

    private readonly RecordOutbox _outbox;

    public DoorContact(string point, RecordOutbox outbox)
        : base(point, SettleMs)
    {
        _outbox = outbox;
    }

    protected override void Changed(bool active, long at)
    {
        _outbox.BeginRoutine(RecordKind.Door, Point, at).Flag("open", active);
        _outbox.CommitRoutine(StoreWithinMs);
    }
}
