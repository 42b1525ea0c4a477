namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>A home.</summary>
public sealed class HomeRow
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public required string ResidentName { get; set; }

    public required string Address { get; set; }

    public required string TimeZone { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}
