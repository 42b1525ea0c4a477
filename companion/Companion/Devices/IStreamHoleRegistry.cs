using Hjemvakt.Companion.Common;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Devices;

/// <summary>
/// Numbers of a gateway's streams that are missing though later ones are stored: no receipt goes past them. A gateway closes such a hole itself, by sending what is
/// missing or by saying that it is gone; this is the way of people when none does.
/// </summary>
public interface IStreamHoleRegistry
{
    /// <summary>The first hole of each stream that has one.</summary>
    Task<IReadOnlyList<StreamHole>> ListAsync(string gatewayId, CancellationToken cancel = default);

    /// <summary>Gives up the numbers of a hole for good, in the name of somebody. A companion at work takes it up at once.</summary>
    /// <returns>False when that is not the first hole of the stream now: it has filled, or grown, or somebody else was first.</returns>
    /// <exception cref="StorageUnavailableException">It could not be stored.</exception>
    Task<bool> CloseAsync(string gatewayId, RecordStream stream, long from, long to, Actor by, CancellationToken cancel = default);
}

/// <summary>Numbers that are missing.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
/// <param name="After">When the last record before them happened; null when there is none.</param>
/// <param name="Before">When the first record behind them happened.</param>
public sealed record StreamHole(RecordStream Stream, long From, long To, DateTimeOffset? After, DateTimeOffset? Before);
