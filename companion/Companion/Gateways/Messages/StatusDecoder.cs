namespace Hjemvakt.Companion.Gateways.Messages;

/// <summary>Reads a birth, heartbeat or last will as the wire contract has it.</summary>
public static class StatusDecoder
{
    // The last instant that a date can hold; the contract's numbers go further.
    private const long LastMs = 253_402_300_799_999;

    private static readonly string[] Causes = ["power", "crash", "stuck", "silence", "settings", "command"];

    /// <summary>Reads a message. Never throws, whatever the bytes.</summary>
    /// <returns>The status, or why it was refused; exactly one of the two is null.</returns>
    public static (GatewayStatus? Status, string? Refusal) Decode(ReadOnlyMemory<byte> payload) => ObjectMessage.Decode(payload, Read);

    private static GatewayStatus Read(Members m, string json)
    {
        if (!m.Boolean("online"))
        {
            return new GatewayStatus(false, null, null, null, json);
        }

        var boot = (int)m.Integer("b", 0, int.MaxValue);
        var uptime = m.Integer("u", 0);
        var sentAt = m.OptionalInteger("t", 0);
        var queue = m.Object("queue");
        var health = new GatewayHealth
        {
            Boots = boot,
            Uptime = uptime <= LastMs ? TimeSpan.FromMilliseconds(uptime) : null,
            Clock = sentAt is { } at and <= LastMs ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Firmware = m.Text("fw", 1, 64),
            Board = m.Text("board", 1, 64),
            LastStart = m.Text("reset", 1, 64),
            // 0 is the contract's word for "not known".
            Rssi = (int)m.Integer("rssi", -128, 0) is var dbm and < 0 ? dbm : null,
            HeapFree = m.Integer("heapFree", 0),
            HeapMin = m.Integer("heapMin", 0),
            FlashUsed = m.Integer("flashUsed", 0),
            AlarmsWaiting = (int)queue.Integer("alarm", 0, int.MaxValue),
            RoutineWaiting = (int)queue.Integer("routine", 0, int.MaxValue),
            Restarts = m.Has("restarts") ? Restarts(m.Object("restarts")) : [],
            Links = (int?)m.OptionalInteger("links", 1, int.MaxValue),
            Drift = m.OptionalInteger("drift", -int.MaxValue, int.MaxValue) is { } drift ? TimeSpan.FromMilliseconds(drift) : null,
            Safe = m.OptionalText("safe", 1, 64),
            Mains = m.OptionalBoolean("mains"),
            Battery = (int?)m.OptionalInteger("batt", 0, 100),
            Address = m.OptionalText("ip", 2, 45),
        };
        return new GatewayStatus(true, boot, uptime, sentAt, json) { Health = health };
    }

    private static List<KeyValuePair<string, int>> Restarts(Members m)
    {
        var counts = new List<KeyValuePair<string, int>>();
        foreach (var cause in Causes)
        {
            if (m.OptionalInteger(cause, 0, int.MaxValue) is { } count)
            {
                counts.Add(KeyValuePair.Create(cause, (int)count));
            }
        }

        return counts;
    }
}

/// <summary>What a gateway says of itself.</summary>
/// <param name="Online">False only in the last will, which the broker sends for it.</param>
/// <param name="Uptime">Milliseconds since that boot.</param>
/// <param name="SentAt">Unix time in milliseconds by the gateway's clock, once that is set.</param>
/// <param name="Json">All of it, as it came.</param>
public sealed record GatewayStatus(bool Online, int? Boot, long? Uptime, long? SentAt, string Json)
{
    /// <summary>How it is doing; null in the last will.</summary>
    public GatewayHealth? Health { get; init; }
}
