namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>One row: who writes here. A companion that finds another name in it than its own has missed something.</summary>
public sealed class WriterRow
{
    public int Id { get; set; }

    /// <summary>The companion, and which of its lives (<see cref="Database.Holder"/>).</summary>
    public required string Holder { get; set; }

    /// <summary>When it was last asked whether the database takes a write, and it did.</summary>
    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset At { get; set; }

    /// <summary>The machine's monotonic counter at that time, in milliseconds; null where it is not known.</summary>
    public long? Uptime { get; set; }

    /// <summary>In which run of the machine that counter counts (<see cref="Clocks.MachineBoot"/>); null where it is not known.</summary>
    public string? MachineBoot { get; set; }

    /// <summary>How many jumps of the clock have been taken over here.</summary>
    public long ClockJumps { get; set; }
}
