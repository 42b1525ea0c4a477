using System.Text.Json;
using System.Text.Json.Serialization;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Writing;

/// <summary>What the home is told of an alert, as the wire contract has it.</summary>
/// <param name="By">Who has it; absent while nobody has.</param>
internal sealed record AlertFeedback(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("by")] string? By)
{
    private const int LongestName = 100;

    /// <summary>
    /// Whether the home is told: only of what somebody there has set off. A lamp that says "help is coming" because a battery is low, or
    /// that wakes a person who sleeps in, does harm (docs/decisions/0115).
    /// </summary>
    public static bool IsForTheHome(AlertKind kind) => kind.IsAlarm();

    public static AlertFeedback Of(Alert alert) => Of(alert.Id, alert.Kind, alert.State, alert.HolderName);

    public static AlertFeedback Of(Guid id, AlertKind kind, AlertState state, string? holder)
        => new(id.ToString(), EventNames.Of(kind), EventNames.Of(state), Shown(state, holder));

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, FeedbackJson.Default.AlertFeedback);

    private static string? Shown(AlertState state, string? holder) => state is AlertState.Acknowledged or AlertState.OnTheWay && !string.IsNullOrEmpty(holder)
        ? holder.Length <= LongestName ? holder : holder[..LongestName]
        : null;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlertFeedback))]
internal sealed partial class FeedbackJson : JsonSerializerContext;
