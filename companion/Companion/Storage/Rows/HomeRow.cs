namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>A home.</summary>
public sealed class HomeRow
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public required string ResidentName { get; set; }

    public required string Address { get; set; }

    public required string TimeZone { get; set; }

    /// <summary>The room of each point, as a JSON object.</summary>
    public string Rooms { get; set; } = "{}";

    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset AddedAt { get; set; }
}
