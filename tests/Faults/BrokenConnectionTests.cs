using Hjemvakt.Safety.Records;

namespace Hjemvakt.Faults.Tests;

/// <summary>Connections that are reset in the middle of a message, of an acknowledgement, of a receipt.</summary>
public sealed class BrokenConnectionTests
{
    [Fact]
    public Task Homes_on_a_wire_that_breaks_lose_nothing_and_double_nothing() => Seeded.StoryAsync(async dice =>
    {
        await using var service = await Service.StartAsync(homes: 6);
        await using var wire = new CuttableWire(service.Address.Mqtt, breaks: 12, dice, longest: 2000);
        await using var street = await Street.MoveInAsync(service, wire.Port, dice);

        while (!wire.Holds.IsCompleted)
        {
            await street.MakeAsync(12);
            await street.HasNothingLeftAsync();
        }

        await street.MakeAsync(6);
        await street.ShouldHaveArrivedAsync(service.Ledger);
    });

    [Fact]
    public Task A_sender_that_is_cut_off_in_every_way_is_stored_once() => Seeded.StoryAsync(async dice =>
    {
        const int Alarms = 40, Routine = 400;
        await using var service = await Service.StartAsync(homes: 1);
        await using var wire = new CuttableWire(service.Address.Mqtt, breaks: 30, dice);
        var gateway = new WireGateway(service, 0, wire.Port);

        await Guarded.InTime("everything is sent", cancel => gateway.SendAllAsync(Alarms, Routine, dice, cancel));

        service.Ledger.ShouldHoldEachOnce(gateway.Id, RecordStream.Alarm, Alarms);
        service.Ledger.ShouldHoldEachOnce(gateway.Id, RecordStream.Routine, Routine);
        service.Ledger.ShouldHoldOneHelpAlert(gateway.Home, gateway.Id, Alarms);
        gateway.Refusals.Count.ShouldBeGreaterThan(3, "the wire has hardly broken");
    });
}
