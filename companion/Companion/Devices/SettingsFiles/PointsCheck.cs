using System.Text.Json;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>Looks through the sensors of a gateway's settings: what each may say, and that no two share what only one can have.</summary>
internal sealed class PointsCheck(FaultList faults)
{
    private const int MostPoints = 32, MostText = 32;

    private static readonly string[] Kinds = ["help", "cord", "call", "door", "motion", "bed", "chair", "mat", "radar", "env", "wearable", "power"];
    private static readonly string[] Texts = ["id", "kind", "room", "model"];

    // What only one point can have, then what may be alike.
    private static readonly (string Name, int Least, int Most)[] Numbers =
    [
        ("pin", -1, 48), ("uart", 1, 2), ("rx", 0, 48), ("tx", 0, 48), ("adc", 0, 7), ("address", 118, 119),
        ("height", 0, 500), ("threshold", 0, 150), ("sensitivity", 0, 30), ("delay", 0, 180), ("fullscale", 2500, 3600),
    ];

    private static readonly string[] Known = [.. Texts, .. Numbers.Select(number => number.Name)];

    // As the makers' manuals have them.
    private static readonly (string Name, int Least, int Most)[] TinyFrame = [("height", 101, 500), ("threshold", 30, 150), ("sensitivity", 3, 30), ("delay", 0, 180)];
    private static readonly (string Name, int Least, int Most)[] Sy = [("height", 200, 300), ("threshold", 20, 150), ("sensitivity", 0, 3), ("delay", 5, 180)];

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(string What, int Which), string> taken = [];

    public void Look(JsonElement points)
    {
        if (!faults.Array(points, "points", MostPoints))
        {
            return;
        }

        foreach (var (number, point) in points.EnumerateArray().Index())
        {
            var path = $"points[{number}]";
            if (faults.Object(point, path, Known))
            {
                Look(point, path);
            }
        }
    }

    private void Look(JsonElement point, string path)
    {
        var texts = Texts.ToDictionary(name => name, name => Text(point, path, name));
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, least, most) in Numbers)
        {
            if (point.TryGetProperty(name, out var value) && faults.Number(value, $"{path}.{name}", least, most) is { } number && number >= 0)
            {
                numbers[name] = number;
                Take(name, number, path);
            }
        }

        if (texts["id"] is { } id && !(id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
        {
            faults.Add($"«{path}.id» kan ha a–z, 0–9 og bindestrek.", $"'{path}.id' may have a–z, 0–9 and hyphens.");
        }
        else if (texts["id"] is { } name && !ids.Add(name))
        {
            faults.Add($"«{path}.id» er brukt av et annet punkt.", $"'{path}.id' is used by another point.");
        }

        if (texts["kind"] is { } kind && !Kinds.Contains(kind))
        {
            faults.Add($"«{path}.kind» må være en av {string.Join(", ", Kinds)}.", $"'{path}.kind' must be one of {string.Join(", ", Kinds)}.");
        }

        if (texts["kind"] == "power" && !numbers.ContainsKey("pin"))
        {
            faults.Add($"«{path}.pin» mangler: strømmen måles på en pinne.", $"'{path}.pin' is missing: mains is seen at a pin.");
        }

        if (texts["kind"] == "radar" && (texts["model"] is not null || numbers.ContainsKey("uart")))
        {
            Radar(texts["model"], numbers, path);
        }
    }

    private string? Text(JsonElement point, string path, string name)
    {
        if (point.TryGetProperty(name, out var value))
        {
            return faults.Text(value, $"{path}.{name}", name == "room" ? 0 : 1, MostText) ? value.GetString() : null;
        }

        if (name is "id" or "kind")
        {
            faults.Add($"«{path}.{name}» mangler.", $"'{path}.{name}' is missing.");
        }

        return null;
    }

    private void Take(string name, int number, string path)
    {
        // A pin is a pin, whatever hangs on it.
        var what = name is "rx" or "tx" ? "pin" : name;
        if (what is "pin" or "uart" or "adc" or "address" && !taken.TryAdd((what, number), path))
        {
            faults.Add($"«{path}.{name}» er brukt av {taken[(what, number)]}.", $"'{path}.{name}' is used by {taken[(what, number)]}.");
        }
    }

    private void Radar(string? model, Dictionary<string, int> numbers, string path)
    {
        if (model is not ("ld6002c" or "mr60fda2" or "c1001" or "mr60fda1"))
        {
            faults.Add($"«{path}.model» må være ld6002c, mr60fda2, c1001 eller mr60fda1.", $"'{path}.model' must be ld6002c, mr60fda2, c1001 or mr60fda1.");
            return;
        }

        foreach (var needed in (string[])["uart", "rx", "tx", "height"])
        {
            if (!numbers.ContainsKey(needed))
            {
                faults.Add($"«{path}.{needed}» mangler: en radar med modell trenger uart, rx, tx og målt høyde.", $"'{path}.{needed}' is missing: a radar with a model needs uart, rx, tx and a measured height.");
            }
        }

        foreach (var (name, least, most) in model is "ld6002c" or "mr60fda2" ? TinyFrame : Sy)
        {
            if (numbers.TryGetValue(name, out var number) && (number < least || number > most))
            {
                faults.Add($"«{path}.{name}» må være fra {least} til {most} for {model}.", $"'{path}.{name}' must be from {least} to {most} for {model}.");
            }
        }
    }
}
