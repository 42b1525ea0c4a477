using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Gateways.Messages;

/// <summary>What a message turned out to be.</summary>
/// <param name="Records">Its records in order, good and bad; empty when the whole was refused.</param>
/// <param name="Refusal">Why the whole was refused, or null.</param>
public sealed record DecodedBatch(IReadOnlyList<DecodedRecord> Records, string? Refusal)
{
    internal static DecodedBatch Refused(string why) => new([], why);
}

/// <summary>One record of a message: <paramref name="Record"/> when it keeps the contract, <paramref name="Refusal"/> when it does not.</summary>
/// <param name="Json">The record as it came.</param>
/// <param name="Sequence">Its sequence number if that can be read, even when the rest cannot: the number is spent either way.</param>
public sealed record DecodedRecord(string Json, long? Sequence, RawRecord? Record, string? Refusal);

/// <summary>A record as the gateway sent it, checked but not yet dated.</summary>
/// <param name="Uptime">Milliseconds since that boot.</param>
/// <param name="SentAt">Unix time in milliseconds by the gateway's clock; null while that has never been set.</param>
/// <param name="Json">The record as it came.</param>
public sealed record RawRecord(long Sequence, int Boot, long Uptime, long? SentAt, string Kind, string Point, RecordBody Body, string Json);
