using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Hjemvakt.Companion.Ingest;

/// <summary>Reads a gateway's answer to a command as the wire contract has it.</summary>
public static class ReplyDecoder
{
    private const int MaxBytes = 8 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Reads a message. Never throws, whatever the bytes.</summary>
    /// <returns>The reply, or why it was refused; exactly one of the two is null.</returns>
    public static (CommandReply? Reply, string? Refusal) Decode(ReadOnlyMemory<byte> payload)
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

            var m = new Members(document.RootElement);
            var reply = new CommandReply(m.Text("id", 1, 64), m.Boolean("ok"), Encoding.UTF8.GetString(payload.Span));
            m.OptionalText("why", 1, 200);
            m.OptionalBoolean("flash");
            if (m.Has("points"))
            {
                m.Object("points");
            }

            m.OptionalInteger("u", 0);
            m.OptionalInteger("t", 0);
            m.OptionalInteger("drift", -int.MaxValue, int.MaxValue);
            return (reply, null);
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
}

/// <summary>What a gateway answers to a command.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="Done">It was carried out.</param>
/// <param name="Json">All of it, as it came.</param>
public sealed record CommandReply(string Id, bool Done, string Json);
