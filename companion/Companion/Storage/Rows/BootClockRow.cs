namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>Unix time, in milliseconds, at which a boot of a gateway began: what dates its undated records.</summary>
public sealed class BootClockRow
{
    public required string GatewayId { get; set; }

    public long Boot { get; set; }

    public long BeganAt { get; set; }
}
