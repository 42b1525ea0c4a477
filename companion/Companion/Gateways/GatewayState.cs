using System.Collections.Immutable;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Gateways;

/// <summary>What ingest keeps in mind of one gateway. Immutable, so that a transaction that fails leaves nothing behind.</summary>
/// <param name="UnsettledBoots">Boots with stored records whose dates may still be put right.</param>
internal sealed record GatewayState(
    string Id,
    string HomeId,
    DateTimeOffset EnrolledAt,
    StreamPosition Alarm,
    StreamPosition Routine,
    GatewayClocks Clocks,
    ImmutableSortedSet<int> UnsettledBoots)
{
    public StreamPosition Position(RecordStream stream) => stream == RecordStream.Alarm ? Alarm : Routine;

    public GatewayState With(RecordStream stream, StreamPosition position)
        => stream == RecordStream.Alarm ? this with { Alarm = position } : this with { Routine = position };

    /// <summary>The clock has jumped: boots began as long ago as before.</summary>
    public GatewayState ClockMoved(TimeSpan by) => this with { Clocks = Clocks.Moved((long)by.TotalMilliseconds) };

    /// <summary>A record of a boot is stored under a date that may still be put right.</summary>
    public GatewayState Unsettled(int boot)
    {
        if (UnsettledBoots.Contains(boot))
        {
            return this;
        }

        var boots = UnsettledBoots.Add(boot);
        return this with { UnsettledBoots = boots.Count > GatewayClocks.BootsInMind ? boots.Remove(boots[0]) : boots };
    }
}
