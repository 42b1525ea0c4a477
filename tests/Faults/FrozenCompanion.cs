namespace Hjemvakt.Faults.Tests;

/// <summary>SIGSTOP: the companion stands still with its connections open, as on a machine that swaps or a virtual one that is moved.</summary>
public sealed class FrozenCompanion
{
    [Fact]
    public Task What_happens_meanwhile_is_kept_in_the_homes_and_arrives_once() => Seeded.StoryAsync(async dice =>
    {
        await using var service = await Service.StartAsync(homes: 3);
        await using var street = await Street.MoveInAsync(service, service.Address.Mqtt);
        using var evening = new CancellationTokenSource();
        var living = street.LiveAsync(dice, evening.Token);

        for (var freeze = 0; freeze < 3; freeze++)
        {
            await street.MakeAsync(dice.Next(5, 30));
            await service.FreezeAsync();
            var stored = service.Ledger.Count();
            await street.MakeAsync(dice.Next(20, 80));
            service.Ledger.Count().ShouldBe(stored, "a frozen companion stored something");
            await service.ThawAsync();
        }

        await evening.CancelAsync();
        await living;
        await street.ShouldHaveArrivedAsync(service.Ledger);
    });
}
