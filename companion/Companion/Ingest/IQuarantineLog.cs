namespace Hjemvakt.Companion.Ingest;

/// <summary>What technicians see of the input that broke the contract.</summary>
public interface IQuarantineLog
{
    /// <summary>Entries, the one that came last first.</summary>
    /// <param name="before">Only entries older than this one, or null for the newest.</param>
    /// <param name="take">How many at most.</param>
    Task<IReadOnlyList<QuarantineEntry>> LatestAsync(QuarantinePlace? before, int take, CancellationToken cancel);
}

/// <summary>Where a page of the list ended.</summary>
/// <param name="LastAt">When the last entry on it was last seen.</param>
/// <param name="Id">Tells entries of the same instant apart.</param>
public readonly record struct QuarantinePlace(DateTimeOffset LastAt, long Id);

/// <summary>Input that broke the contract.</summary>
/// <param name="Payload">Its first 8 KiB, as they came: written by a stranger, to be shown as bytes and never as markup.</param>
/// <param name="Length">Bytes of the whole input.</param>
/// <param name="Times">How often exactly this has come.</param>
public sealed record QuarantineEntry(
    long Id, string GatewayId, string Topic, string Reason, ReadOnlyMemory<byte> Payload, int Length,
    DateTimeOffset FirstAt, DateTimeOffset LastAt, int Times);
