using System.Text.Json;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>What is wrong with settings, sentence by sentence. Names of members are told, values never are.</summary>
internal sealed class FaultList
{
    private const int LongestName = 40;

    public List<Sentence> All { get; } = [];

    public void Add(string bokmal, string english) => All.Add(new Sentence(bokmal, english));

    public bool Text(JsonElement value, string path, int least, int most)
    {
        var good = value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Length >= least && text.Length <= most;
        if (!good)
        {
            Add($"«{path}» må være en tekst på {least} til {most} tegn.", $"'{path}' must be a text of {least} to {most} characters.");
        }

        return good;
    }

    public int? Number(JsonElement value, string path, int least, int most)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Add($"«{path}» må være et helt tall fra {least} til {most}.", $"'{path}' must be a whole number from {least} to {most}.");
        return null;
    }

    public bool Array(JsonElement value, string path, int most)
    {
        var good = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= most;
        if (!good)
        {
            Add($"«{path}» må være en liste med høyst {most}.", $"'{path}' must be a list of at most {most}.");
        }

        return good;
    }

    /// <summary>It is an object, and has no members but the known ones.</summary>
    public bool Object(JsonElement value, string path, string[] known)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Add($"«{path}» må være et objekt.", $"'{path}' must be an object.");
            return false;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                Unknown($"{path}.{member.Name}", known);
            }
        }

        return true;
    }

    public void Unknown(string path, string[] known)
    {
        var name = path.Length > LongestName ? path[..LongestName] + "…" : path;
        Add($"«{name}» er ukjent. Her kan det stå {string.Join(", ", known)}.", $"'{name}' is not known. There may be {string.Join(", ", known)}.");
    }
}
