namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>One version of the plan of who is asked. Append-only: the highest number is in force, the others are how it was.</summary>
public sealed class OnCallPlanRow
{
    public long Version { get; set; }

    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset At { get; set; }

    /// <summary>Who changed it.</summary>
    public required string By { get; set; }

    /// <summary>What was done, in a line.</summary>
    public required string What { get; set; }

    /// <summary>The plan, as JSON.</summary>
    public required string Body { get; set; }
}
