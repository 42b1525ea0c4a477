namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>One line of a home's history. Append-only; each line carries a hash over the line before it and its own content.</summary>
public sealed class AuditRow
{
    public required string HomeId { get; set; }

    /// <summary>1, 2, 3 … within the home.</summary>
    public long Number { get; set; }

    /// <summary>The alert it is about, if any.</summary>
    public Guid? AlertId { get; set; }

    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset At { get; set; }

    public required string What { get; set; }

    public required string Who { get; set; }

    /// <summary>The person's id; null for a part of the companion, for the resident, and on lines from before there were ids.</summary>
    public string? WhoId { get; set; }

    public required string Device { get; set; }

    /// <summary>What else there is to say; empty when nothing.</summary>
    public required string Detail { get; set; }

    public required byte[] Hash { get; set; }
}
