using Hjemvakt.Architecture.Tests.Code;

namespace Hjemvakt.Architecture.Tests;

/// <summary>The rooms of the showroom, from bottom to top.</summary>
public sealed class ShowroomFloorTests
{
    private const string Root = "Hjemvakt.Showroom";

    private static readonly string[] Rooms = ["Options", "Demo", "Homes", "Page", "Hosting", "Scenarios"];

    [Fact]
    public void No_room_uses_a_room_above_it_and_no_two_use_each_other()
    {
        Console.WriteLine(Floors.Row(Compiled.Showroom, Root, Rooms));

        Floors.Check(Compiled.Showroom, Root, Rooms).ShouldBeEmpty();
    }

    [Fact]
    public void An_arrow_that_leads_up_is_found() =>
        Floors.Check(Compiled.Showroom, Root, [.. Rooms.Reverse()]).ShouldContain("up: Hjemvakt.Showroom.Hosting.ShowroomHost uses Hjemvakt.Showroom.Homes.HomeBoard");
}
