using Hjemvakt.Architecture.Tests.Code;

namespace Hjemvakt.Architecture.Tests;

/// <summary>The rooms of the companion, from bottom to top.</summary>
public sealed class CompanionFloorTests
{
    private const string Root = "Hjemvakt.Companion";

    private static readonly string[] Rooms =
    [
        // What every room may use: words, clocks, settings, counters.
        "Common", "Clocks", "Settings", "Telemetry",
        // What is known of a gateway, what is stored, who did what.
        "Gateways", "Storage", "Audit", "People",
        // The one writer of all homes, and what is given to it to write.
        "Writing", "Homes", "Replays", "Notifications.Channels", "OnCall", "Alerts", "Notifications",
        // The gateways: what people do with them, and what they send.
        "Devices", "Ingest", "Broker",
        // What puts it together, and how people reach it.
        "Web", "Control", "Hosting", "Cli",
    ];

    [Fact]
    public void No_room_uses_a_room_above_it_and_no_two_use_each_other()
    {
        Console.WriteLine(Floors.Row(Compiled.Companion, Root, Rooms));

        Floors.Check(Compiled.Companion, Root, Rooms).ShouldBeEmpty();
    }

    /// <summary>A gateway's credentials and settings have nothing to do with who is told of an alert.</summary>
    [Theory]
    [InlineData("Alerts")]
    [InlineData("OnCall")]
    [InlineData("Notifications")]
    public void Devices_stand_beside_alerts_and_not_on_them(string room) => Compiled.Companion.Between($"{Root}.Devices", $"{Root}.{room}").ShouldBeEmpty();

    /// <summary>The same rooms in another order: the check must find the arrow that leads up.</summary>
    [Theory]
    [InlineData("Storage", "Writing", "up: Hjemvakt.Companion.Writing.HomeTransaction uses Hjemvakt.Companion.Storage.CompanionDb")]
    [InlineData("Ingest", "Broker", "up: Hjemvakt.Companion.Broker.BrokerService uses Hjemvakt.Companion.Ingest.RecordsWork")]
    public void An_arrow_that_leads_up_is_found(string lower, string upper, string found)
    {
        string[] turned = [.. Rooms.Select(room => room == lower ? upper : room == upper ? lower : room)];

        Floors.Check(Compiled.Companion, Root, turned).ShouldContain(found);
    }
}
