using System.Collections.Frozen;
using System.Globalization;

namespace Hjemvakt.Safety.Plans;

/// <summary>
/// Rooms by name. A plan names a room after its kind, as <c>shower-room</c>; the second of a kind has its number with it, as <c>bedroom-2</c>. Plans from
/// before there was a list hold whatever somebody wrote; of those the usual words are understood, and any other name is a room of no kind.
/// </summary>
public static class RoomKinds
{
    private static readonly FrozenDictionary<RoomKind, string> Names = Enum.GetValues<RoomKind>().ToFrozenDictionary(kind => kind, Kebab);

    private static readonly FrozenDictionary<string, RoomKind> Kinds = Names.Select(known => KeyValuePair.Create(known.Value, known.Key)).Concat(
    [
        new("bath", RoomKind.Bathroom), new("bad", RoomKind.Bathroom), new("badet", RoomKind.Bathroom), new("baderom", RoomKind.Bathroom),
        new("wc", RoomKind.Toilet), new("toalett", RoomKind.Toilet), new("do", RoomKind.Toilet), new("shower", RoomKind.ShowerRoom), new("dusj", RoomKind.ShowerRoom),
        new("soverom", RoomKind.Bedroom), new("kjøkken", RoomKind.Kitchen), new("stue", RoomKind.LivingRoom), new("stua", RoomKind.LivingRoom), new("livingroom", RoomKind.LivingRoom),
        new("gang", RoomKind.Hall), new("entré", RoomKind.Entrance), new("vaskerom", RoomKind.LaundryRoom), new("bod", RoomKind.Storeroom),
        new("kjeller", RoomKind.Cellar), new("basement", RoomKind.Cellar), new("garasje", RoomKind.Garage), new("balkong", RoomKind.Balcony), new("terrasse", RoomKind.Terrace),
    ]).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the first room of a kind in a plan.</summary>
    public static string Name(this RoomKind kind) => Names[kind];

    /// <summary>The kind of a room of this name; null for a name that is in no list.</summary>
    public static RoomKind? KindOf(string? room) => Parse(room).Kind;

    /// <summary>The kind of a room, and its number when it is not the first of its kind.</summary>
    public static (RoomKind? Kind, int? Number) Parse(string? room)
    {
        if (string.IsNullOrWhiteSpace(room))
        {
            return (null, null);
        }

        var name = room.AsSpan().Trim();
        if (Kind(name) is { } first)
        {
            return (first, null);
        }

        // As "bedroom-2" and "Bad 2".
        var letters = name.TrimEnd("0123456789");
        return letters.Length < name.Length && int.TryParse(name[letters.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Kind(letters.TrimEnd("- ")) is { } kind
            ? (kind, number)
            : (null, null);
    }

    /// <summary>A room with a bath, a shower or a toilet: people are alone there behind a closed door.</summary>
    public static bool IsBathroom(string? room) => KindOf(room) is RoomKind.Bathroom or RoomKind.Toilet or RoomKind.ShowerRoom;

    /// <summary>What a room is used for when nobody has said.</summary>
    public static RoomPurpose UsualPurpose(string? room) => KindOf(room) switch
    {
        RoomKind.Balcony or RoomKind.Terrace => RoomPurpose.Outside,
        RoomKind.Cellar or RoomKind.Storeroom or RoomKind.Garage => RoomPurpose.ColdStore,
        _ => RoomPurpose.Living,
    };

    private static RoomKind? Kind(ReadOnlySpan<char> name) => Kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var kind) ? kind : null;

    private static string Kebab(RoomKind kind)
        => string.Concat(kind.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString()));
}
