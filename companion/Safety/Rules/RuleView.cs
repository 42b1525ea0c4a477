using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules;

/// <summary>What one rule sees of a home while it judges.</summary>
/// <param name="State">What is known, the record that is judged included.</param>
/// <param name="Before">How the record's point stood before it; null when it had not been heard.</param>
/// <param name="Now">The companion's time.</param>
public readonly record struct RuleView(RuleState State, RuleCard Card, PointState? Before, DateTimeOffset Now)
{
    // Of a record that comes late the next ones are already on their way, and may say that it is over.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BacklogTime = TimeSpan.FromMinutes(2);

    public RulePlan Plan => State.Plan;

    /// <summary>The rule's own watch of a point, or null.</summary>
    public RuleWatch? Watch(string point) => State.Watch(Card.Name, point);

    public decimal Limit(string name) => Plan.Limit(Card, name);

    public TimeSpan Time(string name) => Card.Limit(name).Time(Limit(name));

    /// <summary>Where a point is, or null when nobody has said.</summary>
    public string? Room(string point) => Plan.Point(point)?.Room;

    public bool Is(string point, PointKind kind) => Plan.Point(point)?.Kind == kind;

    /// <summary>Something later is already known of the record's point.</summary>
    public bool IsStale(HomeRecord record) => Before is { } before && record.OccurredAt < before.LastAt;

    /// <summary>The record says on where off was known, or nothing.</summary>
    public bool Begins(bool on) => on && Before?.On != true;

    /// <summary>A deadline for what began at a time: never so soon that the rest of a late delivery could not arrive.</summary>
    public DateTimeOffset DueAt(DateTimeOffset due, DateTimeOffset occurredAt)
        => Now - occurredAt > Late && due < Now + BacklogTime ? Now + BacklogTime : due;
}
