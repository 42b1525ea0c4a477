namespace Hjemvakt.Faults.Tests;

/// <summary>SIGSTOP: the companion stands still with its connections open, as on a machine that swaps or a virtual one that is moved.</summary>
public sealed class FrozenCompanionTests
{
    [Fact]
    public Task What_happens_meanwhile_is_kept_in_the_homes_and_arrives_once() => Seeded.StoryAsync(async dice =>
    {
        await using var service = await Service.StartAsync(homes: 5);
        await using var street = await Street.MoveInAsync(service, service.Address.Mqtt, dice);

        for (var freeze = 0; freeze < 3; freeze++)
        {
            var before = street.MakeAsync(dice.Next(5, 20));
            await service.FreezeAsync();
            var stored = service.Ledger.Count();
            await before;
            await street.MakeAsync(dice.Next(10, 30));
            service.Ledger.Count().ShouldBe(stored, "a frozen companion stored something");
            var after = street.MakeAsync(dice.Next(1, 5));
            await service.ThawAsync();
            await after;
        }

        await street.ShouldHaveArrivedAsync(service.Ledger);
    });
}
