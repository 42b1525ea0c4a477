using System.Text.Json;

namespace Hjemvakt.Companion.Notifications.Channels.Operators;

/// <summary>
/// Whether a provider's answer says what it says when it takes a message. A word somewhere in it is not enough: <c>not accepted</c> holds
/// <c>accepted</c>, and so does <c>{"accepted":false}</c>.
/// </summary>
internal static class ExpectedAnswer
{
    private static readonly char[] Ends = ['\r', '\n', '<', '>'];

    /// <summary>Of JSON, one of its values is the expected text, whole. Of anything else, a line or an element begins with it.</summary>
    public static bool IsIn(string answer, string expected)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return IsValue(json.RootElement, expected);
        }
        catch (JsonException)
        {
            return answer.Split(Ends, StringSplitOptions.TrimEntries).Any(part => Begins(part, expected));
        }
    }

    private static bool IsValue(JsonElement json, string expected) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(member => IsValue(member.Value, expected)),
        JsonValueKind.Array => json.EnumerateArray().Any(item => IsValue(item, expected)),
        JsonValueKind.String => string.Equals(json.GetString(), expected, StringComparison.OrdinalIgnoreCase),
        _ => string.Equals(json.GetRawText(), expected, StringComparison.OrdinalIgnoreCase),
    };

    private static bool Begins(string part, string expected)
        => part.StartsWith(expected, StringComparison.OrdinalIgnoreCase) && (part.Length == expected.Length || !char.IsLetterOrDigit(part[expected.Length]));
}
