using Hjemvakt.Safety.Records;

namespace Hjemvakt.Faults.Tests;

/// <summary>SIGKILL at any moment, in the middle of whatever the companion does.</summary>
public sealed class KilledCompanionTests
{
    private const int Kills = 4;

    [Fact]
    public Task What_was_acknowledged_is_on_the_disk_and_everything_arrives_once() => Seeded.StoryAsync(async dice =>
    {
        const int Gateways = 3, Alarms = 60, Routine = 500;
        await using var service = await Service.StartAsync(Gateways);
        var gateways = Enumerable.Range(0, Gateways).Select(number => new WireGateway(service, number)).ToList();
        var seeds = gateways.Select(_ => dice.Next()).ToList();
        var sending = Guarded.InTime("everything is sent", cancel =>
            Task.WhenAll(gateways.Select((gateway, i) => gateway.SendAllAsync(Alarms, Routine, new Random(seeds[i]), cancel))));

        for (var kill = 0; kill < Kills; kill++)
        {
            // So many acknowledgements more, at one of them: some kills fall among alarms, some among routine records, all among messages in flight.
            var victim = gateways[dice.Next(Gateways)];
            var more = victim.Acknowledgements.Count + dice.Next(1, 25);
            await Task.WhenAny(sending, Guarded.InTime("acknowledgements", cancel => victim.Acknowledgements.FirstAsync(more, _ => true, cancel)));
            await service.KillAsync();

            foreach (var gateway in gateways)
            {
                ShouldHoldWhatWasPromised(service.Ledger, gateway);
            }

            await service.StartAgainAsync();
        }

        await sending;
        foreach (var gateway in gateways)
        {
            service.Ledger.ShouldHoldEachOnce(gateway.Id, RecordStream.Alarm, Alarms);
            service.Ledger.ShouldHoldEachOnce(gateway.Id, RecordStream.Routine, Routine);
            service.Ledger.Records(gateway.Id, RecordStream.Routine).ShouldAllBe(row => row.Body == WireGateway.Record(RecordStream.Routine, row.Sequence));
            service.Ledger.ShouldHoldOneHelpAlert(gateway.Home, gateway.Id, Alarms);
            gateway.Receipted(RecordStream.Alarm).ShouldBe(Alarms);
            gateway.Receipted(RecordStream.Routine).ShouldBe(Routine);
        }
    });

    [Fact]
    public Task Homes_that_go_on_living_lose_no_record_and_no_call() => Seeded.StoryAsync(async dice =>
    {
        const int Homes = 6;
        await using var service = await Service.StartAsync(Homes);
        await using var street = await Street.MoveInAsync(service, service.Address.Mqtt, dice);

        for (var kill = 0; kill < Kills; kill++)
        {
            await street.MakeAsync(dice.Next(5, 15));
            var during = street.MakeAsync(dice.Next(5, 15));
            await service.KillAsync();
            await during;
            var meanwhile = street.MakeAsync(dice.Next(5, 15));
            await service.StartAgainAsync();
            await meanwhile;
        }

        await street.ShouldHaveArrivedAsync(service.Ledger);
    });

    private static void ShouldHoldWhatWasPromised(Ledger ledger, WireGateway gateway)
    {
        foreach (var stream in WireGateway.Streams)
        {
            var held = ledger.Held(gateway.Id, stream);
            gateway.Acknowledged(stream).Except(held).ShouldBeEmpty("acknowledged, and not on the disk");
            Enumerable.Range(1, (int)gateway.Receipted(stream)).Select(number => (long)number).Except(held).ShouldBeEmpty("receipted, and not on the disk");
        }
    }
}
