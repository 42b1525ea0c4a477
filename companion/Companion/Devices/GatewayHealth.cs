using System.Text.Json;

namespace Hjemvakt.Companion.Devices;

/// <summary>What a gateway's last heartbeat says of it. What the heartbeat leaves out is null: it is not known.</summary>
public sealed record GatewayHealth
{
    // The last instant that a date can hold; the contract's numbers go further.
    private const long LastMs = 253_402_300_799_999;

    /// <summary>How often it has started since it was commissioned.</summary>
    public int? Boots { get; private init; }

    /// <summary>How long it has run since the last start.</summary>
    public TimeSpan? Uptime { get; private init; }

    /// <summary>The gateway's own time when it wrote the heartbeat; null while its clock has never been set.</summary>
    public DateTimeOffset? Clock { get; private init; }

    /// <summary>How far network time moved the clock within the last whole day.</summary>
    public TimeSpan? Drift { get; private init; }

    public string? Firmware { get; private init; }

    public string? Board { get; private init; }

    /// <summary>Why it last started, in the gateway's own words.</summary>
    public string? LastStart { get; private init; }

    /// <summary>Starts by cause, in the contract's words: <c>power</c>, <c>crash</c>, <c>stuck</c>, <c>silence</c>, <c>settings</c>, <c>command</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Restarts { get; private init; } = [];

    /// <summary>Strength of the radio signal when the chip started, dBm.</summary>
    public int? Rssi { get; private init; }

    /// <summary>Bytes.</summary>
    public long? HeapFree { get; private init; }

    /// <summary>Least since the last start, bytes.</summary>
    public long? HeapMin { get; private init; }

    /// <summary>Bytes that waiting records take.</summary>
    public long? FlashUsed { get; private init; }

    /// <summary>Alarm records that the companion has not confirmed yet.</summary>
    public int? AlarmsWaiting { get; private init; }

    /// <summary>The same of routine records.</summary>
    public int? RoutineWaiting { get; private init; }

    /// <summary>Why it is in safe mode or uses older settings; null when all is well.</summary>
    public string? Safe { get; private init; }

    /// <summary>Whether there is mains.</summary>
    public bool? Mains { get; private init; }

    /// <summary>Battery level, %.</summary>
    public int? Battery { get; private init; }

    /// <summary>Address in the home's network.</summary>
    public string? Address { get; private init; }

    /// <summary>Reads a heartbeat as it is stored.</summary>
    /// <returns>Null when there is none yet.</returns>
    public static GatewayHealth? Read(string? status)
    {
        if (status is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(status);
        var m = document.RootElement;
        var queue = Member(m, "queue");
        return new GatewayHealth
        {
            Boots = (int?)Number(m, "b"),
            Uptime = Number(m, "u") is { } uptime and <= LastMs ? TimeSpan.FromMilliseconds(uptime) : null,
            Clock = Number(m, "t") is { } at and >= 0 and <= LastMs ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Drift = Number(m, "drift") is { } drift ? TimeSpan.FromMilliseconds(drift) : null,
            Firmware = Text(m, "fw"),
            Board = Text(m, "board"),
            LastStart = Text(m, "reset"),
            Restarts = Member(m, "restarts") is { ValueKind: JsonValueKind.Object } restarts
                ? [.. restarts.EnumerateObject().Where(one => one.Value.TryGetInt32(out _)).Select(one => KeyValuePair.Create(one.Name, one.Value.GetInt32()))]
                : [],
            // 0 is the contract's word for "not known".
            Rssi = (int?)Number(m, "rssi") is { } dbm and < 0 ? dbm : null,
            HeapFree = Number(m, "heapFree"),
            HeapMin = Number(m, "heapMin"),
            FlashUsed = Number(m, "flashUsed"),
            AlarmsWaiting = (int?)Number(queue, "alarm"),
            RoutineWaiting = (int?)Number(queue, "routine"),
            Safe = Text(m, "safe"),
            Mains = Member(m, "mains") switch { { ValueKind: JsonValueKind.True } => true, { ValueKind: JsonValueKind.False } => false, _ => null },
            Battery = (int?)Number(m, "batt"),
            Address = Text(m, "ip"),
        };
    }

    private static JsonElement Member(JsonElement of, string name)
        => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : default;

    private static long? Number(JsonElement of, string name)
        => Member(of, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    private static string? Text(JsonElement of, string name)
        => Member(of, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
