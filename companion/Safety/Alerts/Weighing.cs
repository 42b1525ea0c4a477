using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Alerts;

/// <summary>A sensor's word is weighed again.</summary>
/// <param name="Alarm">The record whose word it was.</param>
/// <param name="Confidence">0–100. Never raises what stands.</param>
/// <param name="Why">What was seen.</param>
public readonly record struct Weighing(RecordId Alarm, int Confidence, string Why)
{
    /// <summary>How many like it people have found to be false; null when that is not why.</summary>
    public int? FalseBefore { get; init; }
}
