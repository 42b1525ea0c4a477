using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Telemetry;

/// <summary>What one transaction did, counted; becomes metrics only when it has committed.</summary>
internal sealed class Tally
{
    public int AlarmRecords { get; private set; }

    public int RoutineRecords { get; private set; }

    public int Duplicates { get; set; }

    public int Quarantined { get; set; }

    public int RuleFailures { get; set; }

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
