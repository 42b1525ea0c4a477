using System.Text.Json;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage.Plans;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Control.Commands;

/// <summary>A home's plan in a file: the plan alone, or within a whole demonstration home as in <c>seeds/homes</c>.</summary>
internal static class HomePlanFile
{
    // The card and the sensors of a demonstration home, of which only the plan is taken.
    private static readonly string[] Card = ["id", "gateway", "name", "resident", "address", "timeZone", "story", "points", "plan"];

    /// <returns>The plan, and whether the file says anything of pauses.</returns>
    /// <exception cref="ArgumentException">It is no plan.</exception>
    /// <exception cref="CannotStartException">It is the file of another home.</exception>
    public static (HomePlan Plan, bool SaysPauses) Read(string json, string home)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var root = file.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("plan", out var plan))
            {
                return (HomePlanJson.Read(json), Says(root));
            }

            if (root.EnumerateObject().FirstOrDefault(member => !Card.Contains(member.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } stray)
            {
                throw new CannotStartException($"'{stray.Name}' stands beside the plan; what belongs to the plan stands within it.");
            }

            return root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() != home
                ? throw new CannotStartException($"The file is of home '{id.GetString()}', and not of '{home}'.")
                : (HomePlanJson.Read(plan.GetRawText()), Says(plan));
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"The plan cannot be read: {JsonFault.Of(error)}.", error);
        }
    }

    private static bool Says(JsonElement plan)
        => plan.ValueKind == JsonValueKind.Object && plan.EnumerateObject().Any(member => string.Equals(member.Name, "pauses", StringComparison.OrdinalIgnoreCase));
}
