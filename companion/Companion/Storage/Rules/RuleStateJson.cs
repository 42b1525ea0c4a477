using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Companion.Storage.Rules;

/// <summary>What the rules keep in mind, as JSON. Habits have a form of their own; the plan is stored by itself.</summary>
internal sealed record RuleStateJson(
    ImmutableArray<PointState> Points, ImmutableArray<RuleWatch> Watches, ImmutableArray<GatewayBoot> Boots, Pause? Paused, DateTimeOffset LookedAt)
{
    public static string Write(RuleState state) => JsonSerializer.Serialize(
        new RuleStateJson(state.Points, state.Watches.RemoveAll(watch => watch.Light), state.Boots, state.Paused, state.LookedAt), RuleStateJsonContext.Default.RuleStateJson);

    public static RuleStateJson Read(string json)
        => JsonSerializer.Deserialize(json, RuleStateJsonContext.Default.RuleStateJson) ?? throw new InvalidDataException("The rules' memory of a home is empty.");
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RuleStateJson))]
internal sealed partial class RuleStateJsonContext : JsonSerializerContext;
