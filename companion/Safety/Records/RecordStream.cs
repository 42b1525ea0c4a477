namespace Hjemvakt.Safety.Records;

/// <summary>The two streams of a gateway, each with a contiguous sequence of its own. Alarms go first, always.</summary>
public enum RecordStream
{
    /// <summary>Falls, help calls, cancels, tampering and tests. Never evicted by the gateway.</summary>
    Alarm = 1,

    /// <summary>Everything else.</summary>
    Routine = 2,

    /// <summary>
    /// No stream of a gateway: what the companion itself has noticed, such as that a time has passed. The number is the moment,
    /// in Unix milliseconds. Gives what was not raised by a record an identity that is the same each time it is worked out.
    /// </summary>
    Companion = 3,
}
