namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>A home's plan as people have last set it.</summary>
public sealed class HomePlanRow
{
    public required string HomeId { get; set; }

    /// <summary>Grows by one with each change; who saves over a version that is gone is told so.</summary>
    public long Version { get; set; }

    /// <summary>The plan, JSON.</summary>
    public required string Plan { get; set; }

    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }
}

/// <summary>
/// What the rules keep in mind of a home, with its next deadline. Written by prepared statements in the transaction of the record
/// or tick that changed it; its size does not grow with the home's history.
/// </summary>
public sealed class HomeRuleRow
{
    public required string HomeId { get; set; }

    /// <summary>Points and watches, JSON.</summary>
    public required string State { get; set; }

    /// <summary>What was learned of the home's habits; null while there is nothing.</summary>
    public byte[]? Learned { get; set; }

    /// <summary>What goes on now, as the habit model keeps it.</summary>
    public byte[]? Present { get; set; }

    /// <summary>When time alone will mean something to the rules, or null.</summary>
    [Instant(WhenClockJumps.IsMovedWithItsHome)]
    public DateTimeOffset? DueAt { get; set; }
}
