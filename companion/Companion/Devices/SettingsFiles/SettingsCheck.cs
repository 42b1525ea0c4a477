using System.Text.Json;
using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>
/// Looks through settings before they are sent to a gateway or written for one, by the rules that the gateway itself reads them with
/// (<see cref="SettingsSchema"/>). Stricter in one thing: what the gateway would step over in silence, because it does not know it, is here
/// taken for a slip of the hand.
/// </summary>
public static class SettingsCheck
{
    /// <summary>The longest text looked at, in characters: the gateway reads no longer command.</summary>
    public const int Longest = 6 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>What is wrong with members that are to replace those of a gateway's settings.</summary>
    /// <param name="set">A JSON object as <c>command/config</c> has it in <c>set</c>.</param>
    /// <param name="gatewayId">The gateway they are for.</param>
    /// <returns>A sentence for each thing; empty when nothing is wrong. None repeats a value: it may be a password.</returns>
    public static IReadOnlyList<Sentence> OfChange(string set, string gatewayId) => Look(set, gatewayId, whole: false);

    /// <summary>What is wrong with the whole of a gateway's settings file.</summary>
    public static IReadOnlyList<Sentence> OfFile(string file, string gatewayId) => Look(file, gatewayId, whole: true);

    /// <summary>What is wrong with a list of sensors; nothing is with a blank one.</summary>
    public static IReadOnlyList<Sentence> OfPoints(string points)
        => string.IsNullOrWhiteSpace(TextPadding.Strip(points)) ? [] : Look(points, (list, faults) => new PointsCheck(faults).Look(list));

    private static List<Sentence> Look(string json, string gatewayId, bool whole) => Look(json, (root, faults) =>
    {
        if (root.ValueKind == JsonValueKind.Object)
        {
            Look(root, gatewayId, whole, faults);
        }
        else
        {
            faults.Add("Skriv ett JSON-objekt, som {\"wifi\": […]}.", "Write one JSON object, as {\"wifi\": […]}.");
        }
    });

    private static List<Sentence> Look(string json, Action<JsonElement, FaultList> look)
    {
        var faults = new FaultList();
        json = TextPadding.Strip(json);
        if (json.Length > Longest)
        {
            return [new($"Teksten er lengre enn {Longest} tegn.", $"The text is longer than {Longest} characters.")];
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            look(document.RootElement, faults);
        }
        catch (JsonException error)
        {
            // Not the parser's own sentence: it may repeat what is written there.
            var line = (error.LineNumber ?? 0) + 1;
            return [new($"Dette er ikke JSON: se på linje {line}. Et navn kan heller ikke stå to ganger.", $"This is not JSON: look at line {line}. Nor can a name be there twice.")];
        }

        return faults.All;
    }

    private static void Look(JsonElement settings, string gatewayId, bool whole, FaultList faults)
    {
        var file = SettingsSchema.File;
        foreach (var member in settings.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null && !whole)
            {
                if (file.Required.Contains(member.Name))
                {
                    faults.Add($"«{member.Name}» kan ikke tas bort: uten den når ikke sentralen fram.", $"'{member.Name}' cannot be taken away: without it the gateway reaches nobody.");
                }
            }
            else if (!file.Properties.TryGetValue(member.Name, out var schema))
            {
                faults.Unknown(member.Name, file);
            }
            else
            {
                Look(member, schema, gatewayId, faults);
            }
        }

        if (!settings.EnumerateObject().Any())
        {
            faults.Add("Det er ingenting å endre.", "There is nothing to change.");
        }

        foreach (var needed in whole ? file.Required.Where(name => !settings.TryGetProperty(name, out _)) : [])
        {
            faults.Missing(needed, "");
        }
    }

    private static void Look(JsonProperty member, SchemaNode schema, string gatewayId, FaultList faults)
    {
        switch (member.Name)
        {
            case "id" when member.Value.ValueKind != JsonValueKind.String || member.Value.GetString() != gatewayId:
                faults.Tell("id", $"må være {gatewayId}: en sentral bytter ikke navn.", $"must be {gatewayId}: a gateway does not change its name.");
                break;
            case "points":
                new PointsCheck(faults).Look(member.Value);
                break;
            default:
                SchemaCheck.Look(member.Value, schema, member.Name, faults);
                break;
        }

        if (member.Name == "broker" && !faults.IsTold("broker"))
        {
            Encrypted(member.Value, faults);
        }
    }

    private static void Encrypted(JsonElement broker, FaultList faults)
    {
        if (broker.TryGetProperty("tls", out var tls) && tls.ValueKind == JsonValueKind.False && !(broker.TryGetProperty("host", out var host) && IsLoopback(host)))
        {
            faults.Tell("broker.tls", "kan bare være false for maskinen selv.", "may be false for this machine itself only.");
        }
    }

    private static bool IsLoopback(JsonElement host)
        => host.ValueKind == JsonValueKind.String && host.GetString() is { } name
            && (name is "localhost" or "::1" || (name.StartsWith("127.", StringComparison.Ordinal) && name.All(c => c == '.' || char.IsAsciiDigit(c)) && name.Length > 4));
}
