using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Telemetry;

/// <summary>What one transaction did, counted; becomes metrics only when it has committed.</summary>
internal sealed class Tally
{
    public int AlarmRecords { get; private set; }

    public int RoutineRecords { get; private set; }

    public int Duplicates { get; set; }

    public int Quarantined { get; set; }

    /// <summary>Parts that failed while others went on.</summary>
    public List<PartFailure> Failures { get; } = [];

    /// <summary>Rules that would have found something, were it not for an explanation.</summary>
    public List<string> Explained { get; } = [];

    public void Stored(RecordStream stream)
    {
        if (stream == RecordStream.Alarm)
        {
            AlarmRecords++;
        }
        else
        {
            RoutineRecords++;
        }
    }
}

/// <summary>A part of the companion that failed on something, while the rest went on.</summary>
/// <param name="Part">The rule's name, or that of another part.</param>
/// <param name="About">Which home or gateway it was about; empty when none.</param>
internal sealed record PartFailure(string Part, string About, Exception Error)
{
    /// <summary>The failure in a line.</summary>
    public string Line => $"{(About.Length > 0 ? $"{About}: " : "")}{Error.GetType().Name}: {Error.Message}";
}
