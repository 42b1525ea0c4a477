namespace Hjemvakt.Safety.Rules.State;

/// <summary>How a point stands.</summary>
/// <param name="LastAt">When the latest of its records happened.</param>
/// <param name="On">Open, moving, present; null for a point that knows no such thing.</param>
/// <param name="ChangedAt">Since when it has been so.</param>
public readonly record struct PointState(string Id, DateTimeOffset LastAt, bool? On, DateTimeOffset ChangedAt)
{
    /// <summary>When it last said so itself. Other records, as of a fall or its health, say nothing about it. Null in what an earlier version stored.</summary>
    public DateTimeOffset? SaidAt { get; init; }
}
