namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>One row, written by whoever wants to know whether the database takes a write: only a commit answers that.</summary>
public sealed class ProbeRow
{
    public int Id { get; set; }

    public DateTimeOffset At { get; set; }
}
