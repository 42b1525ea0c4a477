namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>
/// A signed head of the audit: what the ends of all chains, and the alerts and records, were at a time. Each carries a hash over the one
/// before it; who keeps the last one elsewhere can tell whether anything has been cut off.
/// </summary>
public sealed class AuditHeadRow
{
    /// <summary>1, 2, 3 …</summary>
    public long Number { get; set; }

    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset At { get; set; }

    /// <summary>What has changed since the head before it, a line each (<c>Audit/HeadEntry</c>).</summary>
    public required string Content { get; set; }

    /// <summary>SHA-256 over the hash before it, number, time and content.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>ECDSA over <see cref="Hash"/> with the companion's key, which is not in the database.</summary>
    public required byte[] Signature { get; set; }
}
