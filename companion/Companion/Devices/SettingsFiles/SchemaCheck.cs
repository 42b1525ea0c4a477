using System.Globalization;
using System.Text.Json;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>Holds a value of a gateway's settings against its schema, and says in words what is wrong.</summary>
internal static class SchemaCheck
{
    /// <summary>Adds a sentence for each thing that is wrong.</summary>
    /// <param name="path">What the value is called, as <c>points[0].pin</c>.</param>
    /// <param name="what">What the limits are for, as <c>c1001</c>; empty for limits that always count.</param>
    public static void Look(JsonElement value, SchemaNode schema, string path, FaultList faults, string what = "")
    {
        switch (schema.Type)
        {
            case "object":
                if (faults.Object(value, path, schema))
                {
                    Members(value, schema, path, faults, "");
                    Conditions(value, schema, path, faults);
                }

                break;
            case "array":
                if (faults.Array(value, path, schema.MostItems))
                {
                    foreach (var (number, element) in value.EnumerateArray().Index())
                    {
                        Look(element, schema.Items!, string.Create(CultureInfo.InvariantCulture, $"{path}[{number}]"), faults);
                    }
                }

                break;
            case "boolean":
                faults.Flag(value, path);
                break;
            case "integer":
                faults.Number(value, path, schema.Range!.Value, what);
                break;
            default:
                faults.Text(value, path, schema);
                break;
        }
    }

    // Where a value is wrong already, the narrower limits would only say so once more.
    private static void Conditions(JsonElement value, SchemaNode schema, string path, FaultList faults)
    {
        foreach (var (condition, more) in schema.Conditions)
        {
            if (Fits(value, condition))
            {
                Members(value, more, path, faults, value.GetProperty(condition.Properties.Keys.Last()).GetString()!);
            }
        }
    }

    private static void Members(JsonElement value, SchemaNode schema, string path, FaultList faults, string what)
    {
        foreach (var (name, member) in schema.Properties)
        {
            if (value.TryGetProperty(name, out var given) && !faults.IsTold($"{path}.{name}"))
            {
                Look(given, member, $"{path}.{name}", faults, what);
            }
        }

        foreach (var name in schema.Required.Where(name => !value.TryGetProperty(name, out _)))
        {
            faults.Missing($"{path}.{name}", what);
        }
    }

    private static bool Fits(JsonElement value, SchemaNode condition) =>
        condition.Required.All(name => value.TryGetProperty(name, out _))
        && condition.Properties.All(member => value.TryGetProperty(member.Key, out var said) && said.ValueKind == JsonValueKind.String && member.Value.Words.Contains(said.GetString()!));
}
