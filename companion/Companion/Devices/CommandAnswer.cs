using System.Text.Json;

namespace Hjemvakt.Companion.Devices;

/// <summary>What a gateway has answered to a command. What the answer leaves out is null.</summary>
/// <param name="Done">It was carried out.</param>
/// <param name="Why">Why not, in the gateway's own words.</param>
/// <param name="FlashWorks">Of a self-test: a file could be written and read back.</param>
/// <param name="Points">Of a self-test: each point by its id, <c>ok</c> or the contract's word for its fault.</param>
/// <param name="Clock">Of <c>clock</c>: the gateway's own time; null while it does not know it.</param>
/// <param name="Drift">Of <c>clock</c>: how far network time moved the clock within the last whole day.</param>
public sealed record CommandAnswer(
    bool Done, string? Why, bool? FlashWorks, IReadOnlyList<KeyValuePair<string, string>> Points, DateTimeOffset? Clock, TimeSpan? Drift)
{
    private const long LastMs = 253_402_300_799_999;

    /// <summary>Reads a reply as it is stored.</summary>
    /// <returns>Null when there is none yet.</returns>
    public static CommandAnswer? Read(string? reply)
    {
        if (reply is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(reply);
        var m = document.RootElement;
        return new CommandAnswer(
            m.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True,
            m.TryGetProperty("why", out var why) && why.ValueKind == JsonValueKind.String ? why.GetString() : null,
            m.TryGetProperty("flash", out var flash) && flash.ValueKind is JsonValueKind.True or JsonValueKind.False ? flash.GetBoolean() : null,
            m.TryGetProperty("points", out var points) && points.ValueKind == JsonValueKind.Object
                ? [.. points.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.String).Select(one => KeyValuePair.Create(one.Name, one.Value.GetString()!))]
                : [],
            Number(m, "t") is { } at and >= 0 and <= LastMs ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Number(m, "drift") is { } drift ? TimeSpan.FromMilliseconds(drift) : null);
    }

    private static long? Number(JsonElement of, string name)
        => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
