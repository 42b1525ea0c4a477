using System.Globalization;
using System.Text;
using System.Text.Json;
using Hjemvakt.Safety.Homes.Plans;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>
/// A first draft of a gateway's sensors: those of its home's plan, on the usual pins of the reference board (hardware/wiring.md). What the plan
/// does not know, as a radar's model and its measured height, is for the technician to add.
/// </summary>
public static class UsualPoints
{
    // The usual pin of each kind; what there is more of goes to the free ones.
    private const int HelpButton = 4, PullCord = 5, FrontDoor = 6, RadarFall = 7, Motion = 10, Bed = 11;
    private const int FirstAir = 118, LastAir = 119;
    private static readonly int[] Free = [21, 38, 12, 13, 14, 47, 48];

    /// <summary>The draft: a JSON array, one sensor a line.</summary>
    public static string Of(HomePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var taken = new HashSet<int>();
        var air = FirstAir;
        var lines = new List<string>();
        foreach (var point in plan.Points)
        {
            var (kind, usual) = point.Kind switch
            {
                PointKind.Call when point.Id.Contains("cord", StringComparison.Ordinal) || point.Id.Contains("snor", StringComparison.Ordinal) => ("cord", PullCord),
                PointKind.Call => ("help", HelpButton),
                PointKind.Radar => ("radar", RadarFall),
                PointKind.Motion => ("motion", Motion),
                PointKind.Occupancy => ("bed", Bed),
                PointKind.EntranceDoor or PointKind.Door => ("door", FrontDoor),
                PointKind.Air => ("env", 0),
                // Over the air: the gateway finds them by their own settings.
                _ => ("", 0),
            };
            if (kind == "env" && air <= LastAir)
            {
                lines.Add(Line(point, kind, "address", air++));
            }
            else if (kind is not ("" or "env") && Pin(usual, taken) is { } pin)
            {
                lines.Add(Line(point, kind, "pin", pin));
            }
        }

        return lines.Count == 0 ? "[]" : $"[\n{string.Join(",\n", lines)}\n]";
    }

    private static int? Pin(int usual, HashSet<int> taken)
        => Free.Prepend(usual).Select(pin => (int?)pin).FirstOrDefault(pin => taken.Add(pin!.Value));

    private static string Line(PlanPoint point, string kind, string by, int number)
        => new StringBuilder("  { \"id\": ").Append(Text(point.Id)).Append(", \"kind\": \"").Append(kind).Append("\", \"room\": ").Append(Text(point.Room))
            .Append(", \"").Append(by).Append("\": ").Append(number.ToString(CultureInfo.InvariantCulture)).Append(" }").ToString();

    private static string Text(string text) => JsonSerializer.Serialize(text);
}
