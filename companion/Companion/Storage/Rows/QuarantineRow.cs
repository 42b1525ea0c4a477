namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>Input that broke the contract, as it came. The same input again counts up instead of filling the table.</summary>
public sealed class QuarantineRow
{
    public long Id { get; set; }

    public required string GatewayId { get; set; }

    public required string Topic { get; set; }

    /// <summary>SHA-256 of the whole input.</summary>
    public required byte[] Digest { get; set; }

    /// <summary>The first 8 KiB.</summary>
    public required byte[] Payload { get; set; }

    /// <summary>Bytes of the whole input.</summary>
    public int Length { get; set; }

    public required string Reason { get; set; }

    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset FirstAt { get; set; }

    [Instant(WhenClockJumps.Stays)]
    public DateTimeOffset LastAt { get; set; }

    public int Times { get; set; }
}
