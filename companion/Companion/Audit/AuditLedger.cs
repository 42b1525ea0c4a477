using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Audit;

/// <summary>All heads together: what each chain, alert and record is said to be.</summary>
internal sealed class AuditLedger
{
    private readonly Dictionary<string, ChainEntry> chains = new(StringComparer.Ordinal);

    /// <summary>The ends of the chains, by name.</summary>
    public IReadOnlyDictionary<string, ChainEntry> Chains => chains;

    public Dictionary<Guid, AlertEntry> Alerts { get; } = [];

    public Dictionary<(string GatewayId, RecordStream Stream, long Sequence), RecordEntry> Records { get; } = [];

    public List<DayEntry> Days { get; } = [];

    /// <summary>For each kind, the arrival (Unix ms) before which records may have been deleted.</summary>
    public Dictionary<string, long> KeptSince { get; } = new(StringComparer.Ordinal);

    /// <summary>The last day whose records are accounted for; null before the first.</summary>
    public DateOnly? DaysUntil { get; private set; }

    /// <exception cref="FormatException">It is no content of a head.</exception>
    public void Add(string content)
    {
        foreach (var line in content.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Add(HeadEntry.Parse(line));
        }
    }

    public void Add(HeadEntry entry)
    {
        switch (entry)
        {
            case ChainEntry chain:
                chains[chain.Name] = chain;
                break;
            case AlertEntry alert:
                Alerts[alert.Id] = alert;
                break;
            case RecordEntry record:
                Records[(record.GatewayId, record.Stream, record.Sequence)] = record;
                break;
            case DayEntry day:
                Days.Add(day);
                break;
            case KeptEntry kept:
                KeptSince[kept.Kind] = Math.Max(kept.Since, KeptSince.GetValueOrDefault(kept.Kind));
                break;
            case DaysEntry days:
                DaysUntil = days.Until;
                break;
        }
    }
}
