using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Hjemvakt.Contract.Tests.Reading;

/// <summary>JSON as the contract means it: UTF-8, at most 8192 bytes, no name twice in an object, at most 64 levels deep.</summary>
internal static class StrictJson
{
    public const int MaxBytes = 8192;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Reads a payload. Null when it is not JSON, and then <paramref name="why"/> tells why.</summary>
    public static JsonDocument? Read(ReadOnlyMemory<byte> payload, out string why)
    {
        why = "";
        if (payload.Length > MaxBytes)
        {
            why = $"{payload.Length} bytes";
            return null;
        }

        if (!Utf8.IsValid(payload.Span))
        {
            why = "not UTF-8";
            return null;
        }

        try
        {
            return JsonDocument.Parse(payload, Options);
        }
        catch (JsonException refused)
        {
            why = refused.Message;
            return null;
        }
    }

    /// <summary>True when every string in the value is text; half of a surrogate pair is not.</summary>
    public static bool IsText(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.Object => value.EnumerateObject().All(member => member.Name.Length >= 0 && IsText(member.Value)),
                JsonValueKind.Array => value.EnumerateArray().All(IsText),
                JsonValueKind.String => value.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public static JsonNode Node(string json) => JsonNode.Parse(json) ?? throw new InvalidOperationException("null is no message");
}
