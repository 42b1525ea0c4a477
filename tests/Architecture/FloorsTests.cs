using Hjemvakt.Architecture.Tests.Code;

namespace Hjemvakt.Architecture.Tests;

/// <summary>The check of the floors finds what it is for.</summary>
public sealed class FloorsTests
{
    private static readonly TypeName Roof = new("House", "Roof");

    private static readonly TypeName Kitchen = new("House.Kitchen", "Stove");

    private static readonly TypeName Pantry = new("House.Kitchen.Pantry", "Shelf");

    private static readonly TypeName Cellar = new("House.Cellar", "Boiler");

    private static readonly TypeName Tool = new("House.Cellar", "Tool");

    private static readonly string[] Rooms = ["Cellar", "Kitchen", ""];

    [Fact]
    public void Arrows_down_and_within_a_room_are_free() =>
        Floors.Check(House(new(Roof, Kitchen), new(Kitchen, Cellar), new(Kitchen, Pantry), new(Pantry, Kitchen), new(Roof, new("System", "Object"))), "House", Rooms).ShouldBeEmpty();

    [Fact]
    public void An_arrow_up_is_found() => Floors.Check(House(new Mention(Cellar, Kitchen)), "House", Rooms).ShouldBe(["up: House.Cellar.Boiler uses House.Kitchen.Stove"]);

    [Fact]
    public void Rooms_that_use_each_other_are_found() =>
        Floors.Check(House(new(Cellar, Kitchen), new(Kitchen, Tool)), "House", Rooms).ShouldContain("each other: House.Cellar and House.Kitchen");

    [Fact]
    public void Namespaces_of_one_room_that_use_each_other_are_found()
    {
        TypeName oven = new("House.Kitchen.Oven", "Door");

        Floors.Check(House(new(oven, Pantry), new(Pantry, oven)), "House", Rooms).ShouldBe(["each other: House.Kitchen.Oven and House.Kitchen.Pantry"]);
    }

    [Fact]
    public void The_longest_name_that_fits_is_the_room_of_a_type() =>
        Floors.Check(House(new Mention(Kitchen, Pantry)), "House", "Cellar", "Kitchen", "Kitchen.Pantry", "").ShouldBe(["up: House.Kitchen.Stove uses House.Kitchen.Pantry.Shelf"]);

    [Fact]
    public void One_type_may_be_a_room() =>
        Floors.Check(House(new Mention(Tool, Cellar)), "House", "Cellar.Tool", "Cellar", "Kitchen", "").ShouldBe(["up: House.Cellar.Tool uses House.Cellar.Boiler"]);

    [Fact]
    public void A_type_on_no_floor_is_found() => Floors.Check(House(), "House", "Cellar", "").ShouldBe(["House.Kitchen.Stove stands on no floor", "House.Kitchen.Pantry.Shelf stands on no floor"]);

    [Fact]
    public void A_room_without_a_type_is_found() => Floors.Check(House(), "House", [.. Rooms, "Attic"]).ShouldBe(["room 'Attic' holds no type"]);

    [Fact]
    public void The_row_counts_rooms_once_a_pair() =>
        Floors.Row(House(new(Roof, Kitchen), new(Roof, Pantry), new(Cellar, Kitchen), new(Kitchen, Cellar)), "House", Rooms)
            .ShouldBe("figure: House                      3 rooms    2 arrows down   1 up   1 mutual pairs");

    private static Compiled House(params Mention[] mentions) => Compiled.MadeUp("House", [Roof, Kitchen, Pantry, Cellar, Tool, .. mentions.Select(mention => mention.From).Where(type => type.Name == "Door").Distinct()], mentions);
}
