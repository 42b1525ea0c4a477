using System.Globalization;
using System.Text;
using System.Text.Json;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>
/// A first draft of a gateway's sensors: those of its home's plan, on the usual pins of the reference board (hardware/wiring.md). What the plan
/// does not know, as a radar's model and its measured height, is for the technician to add. Nothing is guessed from a point's name: a cord that was taken for a
/// button would take a call back when somebody on the floor holds on to it.
/// </summary>
public static class UsualPoints
{
    // The usual pin of each kind; what there is more of goes to the free ones.
    private const int HelpButton = 4, PullCord = 5, FrontDoor = 6, RadarFall = 7, Motion = 10, Bed = 11, Smoke = 21, Co = 38;
    private const string Undecided = "help or cord";
    private static readonly int[] Free = [21, 38, 12, 13, 14, 47, 48];

    /// <summary>The draft: a JSON array, one sensor a line.</summary>
    public static string Of(HomePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var taken = new HashSet<int>();
        var (air, lastAir) = SettingsSchema.Point.At("address").Range!.Value;
        var lines = new List<string>();
        foreach (var point in plan.Points)
        {
            var (kind, usual) = point.Kind switch
            {
                PointKind.Button => ("help", HelpButton),
                PointKind.Cord => ("cord", PullCord),
                // No kind that any gateway takes: it must be said first.
                PointKind.Call => (Undecided, HelpButton),
                PointKind.Radar => ("radar", RadarFall),
                PointKind.Motion => ("motion", Motion),
                PointKind.Occupancy or PointKind.Bed => ("bed", Bed),
                PointKind.EntranceDoor or PointKind.Door => ("door", FrontDoor),
                PointKind.Smoke => ("smoke", Smoke),
                PointKind.Co => ("co", Co),
                PointKind.Air => ("env", 0),
                // Over the air: the gateway finds them by their own settings.
                PointKind.Wearable => ("", 0),
                // What is called alike on both sides and has no usual place.
                var other => (SettingsSchema.Point.At("kind").Words.FirstOrDefault(word => word.Equals(other.ToString(), StringComparison.OrdinalIgnoreCase)) ?? "", Free[0]),
            };
            if (kind == "env" && air <= lastAir)
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

    /// <summary>Points that call, of which the plan does not say whether they are buttons, cords or pendants.</summary>
    public static IEnumerable<string> UndecidedOf(HomePlan plan) => plan.Points.Where(point => point.Kind == PointKind.Call).Select(point => point.Id);

    private static int? Pin(int usual, HashSet<int> taken)
        => Free.Prepend(usual).Select(pin => (int?)pin).FirstOrDefault(pin => taken.Add(pin!.Value));

    private static string Line(PlanPoint point, string kind, string by, int number)
        => new StringBuilder("  { \"id\": ").Append(Text(point.Id)).Append(", \"kind\": \"").Append(kind).Append("\", \"room\": ").Append(Text(point.Room))
            .Append(", \"").Append(by).Append("\": ").Append(number.ToString(CultureInfo.InvariantCulture)).Append(" }").ToString();

    private static string Text(string text) => JsonSerializer.Serialize(text);
}
