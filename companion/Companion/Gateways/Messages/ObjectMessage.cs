using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Hjemvakt.Companion.Gateways.Messages;

/// <summary>A message that is one JSON object: what every such message must be before its members are read.</summary>
internal static class ObjectMessage
{
    private const int MaxBytes = 8 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Reads a message. Never throws for what is in it, whatever the bytes.</summary>
    /// <param name="read">Makes it of its members and of its whole text.</param>
    /// <returns>The message, or why it was refused; exactly one of the two is null.</returns>
    public static (T? Message, string? Refusal) Decode<T>(ReadOnlyMemory<byte> payload, Func<Members, string, T> read)
        where T : class
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
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (read(new Members(document.RootElement), Encoding.UTF8.GetString(payload.Span)), null)
                : (null, $"an object is expected, not {document.RootElement.ValueKind}");
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
