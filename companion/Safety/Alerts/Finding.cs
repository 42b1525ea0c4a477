namespace Hjemvakt.Safety.Alerts;

/// <summary>What a rule found: reason for an alert.</summary>
/// <param name="Source">What saw or was used.</param>
/// <param name="Confidence">0–100, or null where there is no doubt to measure.</param>
/// <param name="Reason">Why, in facts.</param>
/// <param name="Point">Which point, when it was not a record of that point that told.</param>
/// <param name="About">
/// What makes it another alert than one of the same kind that is open already, where that is not the point; of no effect for a kind that is about the
/// home as a whole (<see cref="AlertScope"/>).
/// </param>
public readonly record struct Finding(
    AlertKind Kind, string Source, int? Confidence = null, Reason? Reason = null, string? Point = null, string? About = null)
{
    /// <summary>It was told before and has become worse: an alert that is open asks again, whoever has it.</summary>
    public bool Worse { get; init; }

    /// <summary>How grave: the kind says it.</summary>
    public Severity Severity => Kind.Severity();
}
