namespace Hjemvakt.Companion.Gateways.Messages;

/// <summary>What a gateway's last heartbeat says of it. What the heartbeat leaves out is null: it is not known.</summary>
public sealed record GatewayHealth
{
    /// <summary>How often it has started since it was commissioned.</summary>
    public int? Boots { get; internal init; }

    /// <summary>How long it has run since the last start.</summary>
    public TimeSpan? Uptime { get; internal init; }

    /// <summary>The gateway's own time when it wrote the heartbeat; null while its clock has never been set.</summary>
    public DateTimeOffset? Clock { get; internal init; }

    /// <summary>How far network time moved the clock within the last whole day.</summary>
    public TimeSpan? Drift { get; internal init; }

    public string? Firmware { get; internal init; }

    public string? Board { get; internal init; }

    /// <summary>Why it last started, in the gateway's own words.</summary>
    public string? LastStart { get; internal init; }

    /// <summary>Starts by cause, in the contract's words: <c>power</c>, <c>crash</c>, <c>stuck</c>, <c>silence</c>, <c>settings</c>, <c>command</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Restarts { get; internal init; } = [];

    /// <summary>Connections to the broker since the last start. Many in a short time: the radio or the home's router is at fault.</summary>
    public int? Links { get; internal init; }

    /// <summary>Strength of the radio signal when the chip started, dBm.</summary>
    public int? Rssi { get; internal init; }

    /// <summary>Bytes.</summary>
    public long? HeapFree { get; internal init; }

    /// <summary>Least since the last start, bytes.</summary>
    public long? HeapMin { get; internal init; }

    /// <summary>Bytes that waiting records take.</summary>
    public long? FlashUsed { get; internal init; }

    /// <summary>Alarm records that the companion has not confirmed yet.</summary>
    public int? AlarmsWaiting { get; internal init; }

    /// <summary>The same of routine records.</summary>
    public int? RoutineWaiting { get; internal init; }

    /// <summary>Why it is in safe mode or uses older settings; null when all is well.</summary>
    public string? Safe { get; internal init; }

    /// <summary>Whether there is mains.</summary>
    public bool? Mains { get; internal init; }

    /// <summary>Battery level, %.</summary>
    public int? Battery { get; internal init; }

    /// <summary>Address in the home's network.</summary>
    public string? Address { get; internal init; }
}
