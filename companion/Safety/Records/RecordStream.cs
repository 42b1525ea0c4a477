namespace Hjemvakt.Safety.Records;

/// <summary>The two streams of a gateway, each with a contiguous sequence of its own. Alarms go first, always.</summary>
public enum RecordStream
{
    /// <summary>Falls, help calls, cancels, tampering and tests. Never evicted by the gateway.</summary>
    Alarm = 1,

    /// <summary>Everything else.</summary>
    Routine = 2,

    /// <summary>
    /// No stream of a gateway: a record whose own number is taken, because the gateway has lost count. Its number here is worked out
    /// from its content, so that it is the same each time the same record comes.
    /// </summary>
    Companion = 3,
}
