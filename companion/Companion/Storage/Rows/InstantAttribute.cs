namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>
/// Says what becomes of a stored point in time when the clock has jumped. Every column that holds one has this attribute (a test holds the model against it),
/// and the statements that move what waits are made from it (docs/decisions/0185).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InstantAttribute(WhenClockJumps moves) : Attribute
{
    public WhenClockJumps Moves { get; } = moves;

    /// <summary>SQL, common to all databases: of which rows; of all when null.</summary>
    public string? Where { get; init; }
}

/// <summary>What becomes of a stored point in time when the clock has jumped.</summary>
public enum WhenClockJumps
{
    /// <summary>History, or something that people have set: it stays what was written.</summary>
    Stays,

    /// <summary>Something waits for it, or is measured from it: it is moved by as much.</summary>
    IsMoved,

    /// <summary>Moved with the state of its home (<see cref="Safety.Homes.HomeEngine.ClockMoved"/>), which writes it.</summary>
    IsMovedWithItsHome,
}
