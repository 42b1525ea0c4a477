namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>One row: who writes here. A companion that finds another name in it than its own has missed something.</summary>
public sealed class WriterRow
{
    public int Id { get; set; }

    /// <summary>The companion, and which of its lives (<see cref="Database.Holder"/>).</summary>
    public required string Holder { get; set; }

    /// <summary>When it was last asked whether the database takes a write, and it did.</summary>
    public DateTimeOffset At { get; set; }
}
