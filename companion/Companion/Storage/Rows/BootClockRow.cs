namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>When a boot of a gateway began.</summary>
public sealed class BootClockRow
{
    public required string GatewayId { get; set; }

    public long Boot { get; set; }

    /// <summary>Unix time, in milliseconds.</summary>
    [Instant(WhenClockJumps.IsMoved)]
    public long BeganAt { get; set; }

    /// <summary>By the companion's own clock, from a heartbeat of that boot; false: by the gateway's clock.</summary>
    public bool Heard { get; set; }
}
