using System.Text;
using System.Text.Json;
using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>What is wrong with settings, sentence by sentence. Names of members are told, values never are.</summary>
internal sealed class FaultList
{
    private const int LongestName = 40;

    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    public List<Sentence> All { get; } = [];

    /// <summary>Something is wrong with this value already.</summary>
    public bool IsTold(string path) => told.Contains(path);

    public void Add(string bokmal, string english) => All.Add(new Sentence(bokmal, english));

    public void Text(JsonElement value, string path, SchemaNode schema)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { } text)
        {
            var (least, most) = schema.Bytes ?? schema.Length ?? (1, int.MaxValue);
            Tell(path, $"må være en tekst på {least} til {most} tegn.", $"must be a text of {least} to {most} characters.");
        }
        else if (schema.Bytes is var (fewest, room) && Encoding.UTF8.GetByteCount(text) is var bytes && (bytes < fewest || bytes > room))
        {
            // What the gateway's radio has room for.
            Tell(path, $"må være en tekst på {fewest} til {room} byte; en bokstav som «ø» er to.", $"must be a text of {fewest} to {room} bytes; a letter such as 'ø' takes two.");
        }
        else if (schema.Length is var (shortest, longest) && (text.Length < shortest || text.Length > longest))
        {
            Tell(path, $"må være en tekst på {shortest} til {longest} tegn.", $"must be a text of {shortest} to {longest} characters.");
        }
        else if (schema.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            Tell(path, "kan ha a–z, 0–9 og bindestrek.", "may have a–z, 0–9 and hyphens.");
        }
        else if (schema.Words is { Count: > 0 } words && !words.Contains(text))
        {
            Tell(path, $"må være en av {string.Join(", ", words)}.", $"must be one of {string.Join(", ", words)}.");
        }
    }

    public void Number(JsonElement value, string path, (int Least, int Most) range, string what)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number) || number < range.Least || number > range.Most)
        {
            Tell(path, $"må være et helt tall fra {range.Least} til {range.Most}{For(what)}.", $"must be a whole number from {range.Least} to {range.Most}{For(what)}.");
        }
    }

    public void Flag(JsonElement value, string path)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Tell(path, "må være true eller false.", "must be true or false.");
        }
    }

    public bool Array(JsonElement value, string path, int most)
    {
        var good = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= most;
        if (!good)
        {
            Tell(path, $"må være en liste med høyst {most}.", $"must be a list of at most {most}.");
        }

        return good;
    }

    /// <summary>It is an object; members that are not known are told.</summary>
    public bool Object(JsonElement value, string path, SchemaNode schema)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Tell(path, "må være et objekt.", "must be an object.");
            return false;
        }

        foreach (var member in value.EnumerateObject().Where(member => schema.IsClosed && !schema.Properties.ContainsKey(member.Name)))
        {
            Unknown($"{path}.{member.Name}", schema);
        }

        return true;
    }

    public void Unknown(string path, SchemaNode schema)
    {
        var name = path.Length > LongestName ? path[..LongestName] + "…" : path;
        var known = string.Join(", ", schema.Properties.Keys);
        Add($"«{name}» er ukjent. Her kan det stå {known}.", $"'{name}' is not known. There may be {known}.");
    }

    /// <param name="what">What it is needed for, as <c>radar</c>; empty when it always is.</param>
    public void Missing(string path, string what) => Tell(path, what.Length == 0 ? "mangler." : $"mangler: det må stå der{For(what)}.", what.Length == 0 ? "is missing." : $"is missing: it has to be there{For(what)}.");

    /// <summary>Says what is wrong with a value, and remembers that it has been said.</summary>
    public void Tell(string path, string bokmal, string english)
    {
        told.Add(path);
        Add($"«{path}» {bokmal}", $"'{path}' {english}");
    }

    // The word is the same in both languages.
    private static string For(string what) => what.Length == 0 ? "" : $" for {what}";
}
