using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hjemvakt.Showroom.Homes;

/// <summary>A demonstration home as it stands in <c>seeds/homes/*.json</c>.</summary>
/// <param name="Id">The home's id.</param>
/// <param name="Gateway">The id of the gateway that stands in it.</param>
/// <param name="Story">The resident's story by language tag (<c>nb</c>, <c>en</c>).</param>
/// <param name="Points">The sensors by the ids that commissioning gave them.</param>
/// <param name="Plan">What the rules watch, as the companion takes it.</param>
public sealed record HomeFile(
    string Id,
    string Gateway,
    string Name,
    HomeResident Resident,
    string Address,
    string TimeZone,
    IReadOnlyDictionary<string, string> Story,
    IReadOnlyList<HomePoint> Points,
    JsonElement Plan)
{
    private static readonly string[] Shown = ["berit", "amir", "solveig"];

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The homes that come with the showroom, in the order they are shown.</summary>
    public static IReadOnlyList<HomeFile> ReadAll() =>
        [.. Shown.Select(id => Read(Path.Combine(AppContext.BaseDirectory, "homes", id + ".json")))];

    /// <summary>The homes that come with the showroom and, where more are wanted, copies of them with numbers of their own.</summary>
    public static IReadOnlyList<HomeFile> Street(int homes)
    {
        var three = ReadAll();
        return [.. Enumerable.Range(0, homes).Select(number => number < three.Count ? three[number] : three[number % three.Count].Copy(1 + (number / three.Count)))];
    }

    private HomeFile Copy(int number) => this with { Id = $"{Id}-{number}", Gateway = $"{Gateway}-{number}", Name = $"{Name} ({number})" };

    private static HomeFile Read(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<HomeFile>(file, Strict) ?? throw new JsonException($"{path} is empty");
    }
}

/// <summary>The person who lives there.</summary>
public sealed record HomeResident(string Name, int Age, string Language);

/// <summary>A sensor and the room it is in.</summary>
/// <param name="Room">The room; empty for what is worn.</param>
/// <param name="Model">Of a radar on a serial line, its maker's name; without one only its fall output is wired.</param>
/// <param name="Loop">Of a door, that its wires are supervised.</param>
public sealed record HomePoint(string Id, string Kind, string Room, string? Model = null, bool Loop = false);
