using Hjemvakt.Architecture.Tests.Code;

namespace Hjemvakt.Architecture.Tests;

/// <summary>
/// The order of the rooms of a program. A room is a namespace with everything below it; one list a program names the rooms from bottom to top.
/// A room may use the rooms below it. It may not use a room above it, and two namespaces may not use each other. There is no list of exceptions.
/// </summary>
/// <remarks>
/// Names are relative to the root. Where two names fit a type, the longer one wins, so <c>Rules.State</c> may stand on another floor than <c>Rules</c>.
/// The name <c>""</c> is the root namespace alone, without what is below it: every folder below the root has to be named. The full name of one type is a room too.
/// Types of other assemblies are not looked at.
/// </remarks>
internal static class Floors
{
    /// <summary>What is wrong, one line each: types that stand on no floor, rooms that hold no type, arrows that lead up, and namespaces that use each other.</summary>
    public static IReadOnlyList<string> Check(Compiled program, string root, params string[] roomsFromBottomToTop)
    {
        var arrows = Arrows(program, root, roomsFromBottomToTop);
        var homeless = program.Types.Where(type => type.IsIn(root) && FloorOf(type, root, roomsFromBottomToTop) < 0).Select(type => $"{type} stands on no floor");
        var empty = roomsFromBottomToTop.Where((_, floor) => !program.Types.Any(type => FloorOf(type, root, roomsFromBottomToTop) == floor)).Select(room => $"room '{room}' holds no type");

        return [.. homeless, .. empty, .. arrows.Where(arrow => arrow.To > arrow.From).Select(arrow => $"up: {arrow.Mention}"), .. Pairs(arrows).Select(pair => $"each other: {pair}")];
    }

    /// <summary>One row of the table that a run of the suite prints.</summary>
    public static string Row(Compiled program, string root, params string[] roomsFromBottomToTop)
    {
        var arrows = Arrows(program, root, roomsFromBottomToTop);
        var down = arrows.Where(arrow => arrow.To < arrow.From).Select(Ends).Distinct().Count();
        var up = arrows.Where(arrow => arrow.To > arrow.From).Select(Ends).Distinct().Count();
        return $"figure: {program.Name,-24} {roomsFromBottomToTop.Length,3} rooms {down,4} arrows down {up,3} up {Pairs(arrows).Count,3} mutual pairs";

        static (int From, int To) Ends(Arrow arrow) => (arrow.From, arrow.To);
    }

    private static List<Arrow> Arrows(Compiled program, string root, string[] rooms)
    {
        var floors = program.Types.Where(type => type.IsIn(root)).ToDictionary(type => type, type => FloorOf(type, root, rooms));
        return [.. program.Mentions.Where(mention => floors.ContainsKey(mention.From) && floors.ContainsKey(mention.To)).Select(mention => new Arrow(mention, floors[mention.From], floors[mention.To]))];
    }

    // A namespace and one inside it are one room, unless they are named as two.
    private static List<string> Pairs(List<Arrow> arrows)
    {
        var ways = arrows.Where(arrow => arrow.From != arrow.To || !(arrow.Mention.From.IsIn(arrow.Mention.To.Namespace) || arrow.Mention.To.IsIn(arrow.Mention.From.Namespace)))
            .Select(arrow => (From: arrow.Mention.From.Namespace, To: arrow.Mention.To.Namespace)).Where(way => way.From != way.To).ToHashSet();

        return [.. ways.Where(way => string.CompareOrdinal(way.From, way.To) < 0 && ways.Contains((way.To, way.From))).Select(way => $"{way.From} and {way.To}").Order(StringComparer.Ordinal)];
    }

    private static int FloorOf(TypeName type, string root, string[] rooms)
    {
        var best = -1;
        for (var floor = 0; floor < rooms.Length; floor++)
        {
            if (IsIn(type, root, rooms[floor]) && (best < 0 || rooms[floor].Length > rooms[best].Length))
            {
                best = floor;
            }
        }

        return best;
    }

    private static bool IsIn(TypeName type, string root, string room) =>
        room.Length == 0 ? type.Namespace == root : type.IsIn($"{root}.{room}") || type.ToString() == $"{root}.{room}";

    private sealed record Arrow(Mention Mention, int From, int To);
}
