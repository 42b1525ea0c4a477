using System.Collections.Immutable;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Ingest;

/// <summary>What ingest keeps in mind of one gateway. Immutable, so that a transaction that fails leaves nothing behind.</summary>
/// <param name="BootClocks">Unix time, in milliseconds, at which each of the latest boots began, where known.</param>
/// <param name="UndatedBoots">Boots of which stored records still wait for their time.</param>
internal sealed record GatewayState(
    string Id,
    string HomeId,
    DateTimeOffset EnrolledAt,
    StreamPosition Alarm,
    StreamPosition Routine,
    ImmutableSortedDictionary<int, long> BootClocks,
    ImmutableHashSet<int> UndatedBoots)
{
    // Records of older boots than these are long delivered.
    private const int BootsInMind = 16;

    public StreamPosition Position(RecordStream stream) => stream == RecordStream.Alarm ? Alarm : Routine;

    public GatewayState With(RecordStream stream, StreamPosition position)
        => stream == RecordStream.Alarm ? this with { Alarm = position } : this with { Routine = position };

    public long? Began(int boot) => BootClocks.TryGetValue(boot, out var began) ? began : null;

    /// <summary>The gateway has told the time of a boot. The first believable telling counts.</summary>
    public GatewayState Knowing(int boot, long began)
    {
        var clocks = BootClocks.Add(boot, began);
        return this with { BootClocks = clocks.Count > BootsInMind ? clocks.Remove(clocks.Keys.First()) : clocks };
    }
}
