using Hjemvakt.Architecture.Tests.Code;

namespace Hjemvakt.Architecture.Tests;

/// <summary>The rooms of the firmware from bottom to top, and those of the programs around it on the host.</summary>
public sealed class GatewayFloorTests
{
    private const string Root = "Hjemvakt.Gateway";

    // What comes in is noted, made sense of, stored and sent: whatever is nearer to the flash and the wire stands lower.
    private static readonly string[] Core =
    [
        "Common", "Clock", "Json", "Flash", "Config", "Inputs", "Records", "Outbox", "Link", "Feedback", "Alarms", "Sensing", "Lifecycle",
        // Put together: the board's parts, what it says of itself, and the whole gateway.
        "",
    ];

    private static readonly string[] Board =
    [
        "Board.Watch", "Board.Pins", "Board.Feedback", "Board.Flash", "Board.Net", "Board.Mqtt",
        // The parts put together, and the program that runs them.
        "Board", "",
    ];

    private static readonly string[] Home = ["Sensors", ""];

    [Fact]
    public void The_core_stands_on_its_floors() => Stands(Compiled.GatewayCore, Root, Core);

    [Fact]
    public void The_board_stands_on_its_floors() => Stands(Compiled.Gateway, Root, Board);

    [Fact]
    public void The_virtual_home_stands_on_its_floors() => Stands(Compiled.VirtualHome, "Hjemvakt.VirtualHome", Home);

    [Fact]
    public void An_arrow_up_is_found_in_each()
    {
        Finds(Compiled.GatewayCore, Root, Core, new(new(Root + ".Link", "GatewayLink"), new(Root + ".Lifecycle", "HealthWatch")));
        Finds(Compiled.Gateway, Root, Board, new(new(Root + ".Board.Watch", "Supervisor"), new(Root, "Firmware")));
        Finds(Compiled.VirtualHome, "Hjemvakt.VirtualHome", Home, new(new("Hjemvakt.VirtualHome.Sensors", "Pendant"), new("Hjemvakt.VirtualHome", "Hand")));
    }

    private static void Stands(Compiled program, string root, string[] rooms)
    {
        Console.WriteLine(Floors.Row(program, root, rooms));
        Floors.Check(program, root, rooms).ShouldBeEmpty();
    }

    private static void Finds(Compiled program, string root, string[] rooms, Mention up)
    {
        program.Types.ShouldContain(up.From);
        program.Types.ShouldContain(up.To);
        Floors.Check(program.With(up), root, rooms).ShouldContain($"up: {up}");
    }
}
