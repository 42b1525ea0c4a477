using Hjemvakt.Safety.Records;

namespace Hjemvakt.Faults.Tests.Support;

/// <summary>All homes of a service, lived in at once.</summary>
internal sealed class Street : IAsyncDisposable
{
    private const int CallsEvery = 15;

    private readonly List<Resident> _residents = [];
    private readonly List<Random> _dice = [];

    /// <summary>Those who live there.</summary>
    public IReadOnlyList<Resident> Residents => _residents;

    /// <summary>Builds the homes, and gives them power.</summary>
    /// <param name="mqttPort">Where their gateways find the companion's broker, or what stands in front of it.</param>
    /// <param name="dice">What they do when.</param>
    public static async Task<Street> MoveInAsync(Service service, int mqttPort, Random dice)
    {
        var street = new Street();
        for (var number = 0; number < service.Homes.Count; number++)
        {
            var resident = new Resident(service, number, mqttPort);
            street._residents.Add(resident);
            street._dice.Add(new Random(dice.Next()));
            resident.Home.PowerOn();
        }

        foreach (var resident in street._residents)
        {
            await resident.LooksAsync("the companion reached", picture => picture is { CompanionReached: true, LastRoutine: > 0 });
        }

        return street;
    }

    /// <summary>The homes are lived in: everybody calls for help once, uses the door, and calls again now and then. Returns when so many records more are on the gateways' flash.</summary>
    /// <exception cref="InvalidOperationException">More is asked for than their gateways would take for somebody's doing.</exception>
    public async Task MakeAsync(int records)
    {
        var left = records;
        await Task.WhenAll(_residents.Select((resident, i) => Task.Run(async () =>
        {
            while (resident.MayAct && Interlocked.Decrement(ref left) >= 0)
            {
                await ActAsync(resident, _dice[i]);
            }
        })));
        if (left > 0)
        {
            throw new InvalidOperationException($"{left} of {records} records were not made: move in more homes, a door that is used more often is taken for a loose contact.");
        }
    }

    /// <summary>Waits until every gateway has a receipt for everything.</summary>
    public Task HasNothingLeftAsync() => Task.WhenAll(_residents.Select(resident => resident.HasNothingLeftAsync()));

    /// <summary>Every record that a gateway has made is stored once and receipted, and each home that called for help has one alert.</summary>
    public async Task ShouldHaveArrivedAsync(Ledger ledger)
    {
        foreach (var resident in _residents)
        {
            var picture = await resident.HasNothingLeftAsync();
            var gateway = resident.File.Gateway;
            ledger.ShouldHoldEachOnce(gateway, RecordStream.Alarm, picture.LastAlarm);
            ledger.ShouldHoldEachOnce(gateway, RecordStream.Routine, picture.LastRoutine);
            ledger.Records(gateway, RecordStream.Routine).Count(record => record.Kind == "door").ShouldBe(resident.DoorUses + 1, "one for each use, and one at the start");
            ledger.ShouldHoldOneHelpAlert(resident.File.Id, gateway, resident.Calls);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var resident in _residents)
        {
            await resident.DisposeAsync();
        }
    }

    private static Task ActAsync(Resident resident, Random dice) =>
        resident.Calls == 0 || (dice.Next(CallsEvery) == 0 && resident.MayCallAgain) ? resident.CallForHelpAsync() : resident.UseDoorAsync();
}
