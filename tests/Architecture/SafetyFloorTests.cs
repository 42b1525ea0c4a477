using Hjemvakt.Architecture.Tests.Code;

namespace Hjemvakt.Architecture.Tests;

/// <summary>The floors of the companion's decisions: what happened is below, what follows from it for a home is on top.</summary>
public sealed class SafetyFloorTests
{
    private const string Root = "Hjemvakt.Safety";

    private static readonly string[] Rooms = ["Faults", "Time", "Records", "Plans", "Whereabouts", "Habits", "Drift", "Alerts", "OnCall", "Rules.State", "Rules", "Rules.Catalogue", "Homes", "Replays"];

    [Fact]
    public void No_room_of_safety_uses_one_above_it()
    {
        Console.WriteLine(Floors.Row(Compiled.Safety, Root, Rooms));

        Floors.Check(Compiled.Safety, Root, Rooms).ShouldBeEmpty();
    }

    [Fact]
    public void An_arrow_up_in_safety_is_seen() =>
        Floors.Check(Compiled.Safety, Root, ["Homes", .. Rooms.Where(room => room != "Homes")]).ShouldContain(fault => fault.StartsWith("up: Hjemvakt.Safety.Homes.", StringComparison.Ordinal));

    /// <summary>A rule is judged by what it is handed. The judge knows rules by their interface, and not by their names.</summary>
    [Fact]
    public void No_two_types_of_the_rules_make_a_circle_through_the_catalogue() =>
        Compiled.Safety.Mentions.Where(mention => mention.To.IsIn($"{Root}.Rules.Catalogue") && !mention.From.IsInAny($"{Root}.Rules.Catalogue", $"{Root}.Homes")).ShouldBeEmpty();
}
