using System.Text.Json;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>
/// Looks through settings before they are sent to a gateway or written for one, by the rules that the gateway itself reads them with
/// (firmware/contract/README.md). Stricter in one thing: what the gateway would step over in silence, because it does not know it, is here
/// taken for a slip of the hand.
/// </summary>
public static class SettingsCheck
{
    /// <summary>The longest text looked at, in characters: the gateway reads no longer command.</summary>
    public const int Longest = 6 * 1024;

    private const int MostNetworks = 4;
    private static readonly string[] Known = ["id", "secret", "broker", "wifi", "points"];
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
        => string.IsNullOrWhiteSpace(points) ? [] : Look(points, (list, faults) => new PointsCheck(faults).Look(list));

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
        var any = false;
        foreach (var member in settings.EnumerateObject())
        {
            any = true;
            if (member.Value.ValueKind == JsonValueKind.Null && !whole)
            {
                if (member.Name is "id" or "secret" or "broker")
                {
                    faults.Add($"«{member.Name}» kan ikke tas bort: uten den når ikke sentralen fram.", $"'{member.Name}' cannot be taken away: without it the gateway reaches nobody.");
                }

                continue;
            }

            switch (member.Name)
            {
                case "id":
                    if (member.Value.ValueKind != JsonValueKind.String || member.Value.GetString() != gatewayId)
                    {
                        faults.Add($"«id» må være {gatewayId}: en sentral bytter ikke navn.", $"'id' must be {gatewayId}: a gateway does not change its name.");
                    }

                    break;
                case "secret":
                    faults.Text(member.Value, "secret", 1, 128);
                    break;
                case "broker":
                    Broker(member.Value, faults);
                    break;
                case "wifi":
                    Networks(member.Value, faults);
                    break;
                case "points":
                    new PointsCheck(faults).Look(member.Value);
                    break;
                default:
                    faults.Unknown(member.Name, Known);
                    break;
            }
        }

        if (!any)
        {
            faults.Add("Det er ingenting å endre.", "There is nothing to change.");
        }

        foreach (var needed in whole ? Known[..3] : [])
        {
            if (!settings.TryGetProperty(needed, out _))
            {
                faults.Add($"«{needed}» mangler.", $"'{needed}' is missing.");
            }
        }
    }

    private static void Broker(JsonElement broker, FaultList faults)
    {
        string[] known = ["host", "port", "tls"];
        if (!faults.Object(broker, "broker", known))
        {
            return;
        }

        var host = "";
        if (!broker.TryGetProperty("host", out var name))
        {
            faults.Add("«broker.host» mangler.", "'broker.host' is missing.");
        }
        else if (faults.Text(name, "broker.host", 1, 253))
        {
            host = name.GetString()!;
        }

        if (broker.TryGetProperty("port", out var port))
        {
            faults.Number(port, "broker.port", 1, 65535);
        }

        if (!broker.TryGetProperty("tls", out var tls))
        {
            return;
        }

        if (tls.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            faults.Add("«broker.tls» må være true eller false.", "'broker.tls' must be true or false.");
        }
        else if (!tls.GetBoolean() && !IsLoopback(host))
        {
            faults.Add("«broker.tls» kan bare være false for maskinen selv.", "'broker.tls' may be false for this machine itself only.");
        }
    }

    private static bool IsLoopback(string host)
        => host is "localhost" or "::1" || (host.StartsWith("127.", StringComparison.Ordinal) && host.All(c => c == '.' || char.IsAsciiDigit(c)) && host.Length > 4);

    private static void Networks(JsonElement wifi, FaultList faults)
    {
        if (!faults.Array(wifi, "wifi", MostNetworks))
        {
            return;
        }

        foreach (var (number, network) in wifi.EnumerateArray().Index())
        {
            var path = $"wifi[{number}]";
            if (!faults.Object(network, path, ["ssid", "password"]))
            {
                continue;
            }

            if (!network.TryGetProperty("ssid", out var ssid))
            {
                faults.Add($"«{path}.ssid» mangler.", $"'{path}.ssid' is missing.");
            }
            else
            {
                faults.Text(ssid, $"{path}.ssid", 1, 32);
            }

            if (network.TryGetProperty("password", out var password))
            {
                faults.Text(password, $"{path}.password", 0, 64);
            }
        }
    }
}
