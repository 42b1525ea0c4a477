using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Hjemvakt.Companion.Ingest;

/// <summary>Reads a birth, heartbeat or last will as the wire contract has it.</summary>
public static class StatusDecoder
{
    private const int MaxBytes = 8 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Reads a message. Never throws, whatever the bytes.</summary>
    /// <returns>The status, or why it was refused; exactly one of the two is null.</returns>
    public static (GatewayStatus? Status, string? Refusal) Decode(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > MaxBytes)
        {
            return (null, $"too large: {payload.Length} bytes of at most {MaxBytes}");
        }

        if (!Utf8.IsValid(payload.Span))
        {
            return (null, "not UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(payload, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, $"an object is expected, not {document.RootElement.ValueKind}");
            }

            return (Read(new Members(document.RootElement), payload.Span), null);
        }
        catch (JsonException error)
        {
            return (null, $"not JSON: {error.Message}");
        }
        catch (BadMemberException bad)
        {
            return (null, bad.Message);
        }
    }

    private static GatewayStatus Read(Members m, ReadOnlySpan<byte> payload)
    {
        var json = Encoding.UTF8.GetString(payload);
        if (!m.Boolean("online"))
        {
            return new GatewayStatus(false, null, null, null, json);
        }

        var boot = (int)m.Integer("b", 0, int.MaxValue);
        var uptime = m.Integer("u", 0);
        var sentAt = m.OptionalInteger("t", 0);
        m.Text("fw", 1, 64);
        m.Text("board", 1, 64);
        m.Text("reset", 1, 64);
        m.Integer("rssi", -128, 0);
        m.Integer("heapFree", 0);
        m.Integer("heapMin", 0);
        m.Integer("flashUsed", 0);
        var queue = m.Object("queue");
        queue.Integer("alarm", 0, int.MaxValue);
        queue.Integer("routine", 0, int.MaxValue);
        if (m.Has("restarts"))
        {
            var restarts = m.Object("restarts");
            foreach (var kind in (ReadOnlySpan<string>)["power", "crash", "stuck", "silence", "settings", "command"])
            {
                restarts.OptionalInteger(kind, 0, int.MaxValue);
            }
        }

        m.OptionalInteger("drift", -int.MaxValue, int.MaxValue);
        m.OptionalText("safe", 1, 64);
        m.OptionalBoolean("mains");
        m.OptionalInteger("batt", 0, 100);
        m.OptionalText("ip", 2, 45);
        return new GatewayStatus(true, boot, uptime, sentAt, json);
    }
}

/// <summary>What a gateway says of itself.</summary>
/// <param name="Online">False only in the last will, which the broker sends for it.</param>
/// <param name="Uptime">Milliseconds since that boot.</param>
/// <param name="SentAt">Unix time in milliseconds by the gateway's clock, once that is set.</param>
/// <param name="Json">All of it, as it came.</param>
public sealed record GatewayStatus(bool Online, int? Boot, long? Uptime, long? SentAt, string Json);
