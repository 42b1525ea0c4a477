using System.Text.Json;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>Looks through the sensors of a gateway's settings for what no schema of one of them can say: that no two share what only one can have.</summary>
internal sealed class PointsCheck(FaultList faults)
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(string What, int Which), string> taken = [];

    public void Look(JsonElement points)
    {
        SchemaCheck.Look(points, SettingsSchema.File.At("points"), "points", faults);
        foreach (var (number, point) in faults.IsTold("points") ? [] : points.EnumerateArray().Index())
        {
            if (point.ValueKind == JsonValueKind.Object)
            {
                Look(point, $"points[{number}]");
            }
        }
    }

    private void Look(JsonElement point, string path)
    {
        foreach (var (name, schema) in SettingsSchema.Point.Properties)
        {
            if (schema.Exclusive is { } what && !faults.IsTold($"{path}.{name}") && point.TryGetProperty(name, out var value) && value.GetInt32() is >= 0 and var which && !taken.TryAdd((what, which), path))
            {
                faults.Tell($"{path}.{name}", $"er brukt av {taken[(what, which)]}.", $"is used by {taken[(what, which)]}.");
            }
        }

        if (!faults.IsTold($"{path}.id") && point.TryGetProperty("id", out var id) && !ids.Add(id.GetString()!))
        {
            faults.Tell($"{path}.id", "er brukt av et annet punkt.", "is used by another point.");
        }
    }
}
