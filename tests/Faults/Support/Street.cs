using Hjemvakt.Safety.Records;

namespace Hjemvakt.Faults.Tests.Support;

/// <summary>All homes of a service, lived in at once.</summary>
internal sealed class Street : IAsyncDisposable
{
    private const int CallsEvery = 15;

    private readonly List<Resident> _residents = [];

    /// <summary>Those who live there.</summary>
    public IReadOnlyList<Resident> Residents => _residents;

    /// <summary>How many records their gateways have made in all.</summary>
    public long Made => _residents.Sum(resident => resident.Picture.LastAlarm + resident.Picture.LastRoutine);

    /// <summary>Builds the homes, and gives them power.</summary>
    /// <param name="mqttPort">Where their gateways find the companion's broker, or what stands in front of it.</param>
    public static async Task<Street> MoveInAsync(Service service, int mqttPort)
    {
        var street = new Street();
        for (var number = 0; number < service.Homes.Count; number++)
        {
            var resident = new Resident(service, number, mqttPort);
            street._residents.Add(resident);
            resident.Home.PowerOn();
        }

        foreach (var resident in street._residents)
        {
            await resident.LooksAsync("the companion reached", picture => picture is { CompanionReached: true, LastRoutine: > 0 });
        }

        return street;
    }

    /// <summary>Everybody uses the door all the time, and calls for help now and then, until <paramref name="evening"/>.</summary>
    public Task LiveAsync(Random dice, CancellationToken evening)
    {
        var seeds = _residents.Select(_ => dice.Next()).ToList();
        return Task.WhenAll(_residents.Select((resident, i) => Task.Run(() => LiveAsync(resident, new Random(seeds[i]), evening), CancellationToken.None)));
    }

    /// <summary>Waits until their gateways have made so many records more.</summary>
    public async Task MakeAsync(int records)
    {
        for (var goal = Made + records; Made < goal;)
        {
            var seen = _residents.Select(resident => resident.Changes).ToList();
            if (Made < goal)
            {
                await Task.WhenAny(_residents.Select((resident, i) => resident.ChangesOnceMoreAsync(seen[i])));
            }
        }
    }

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

    private static async Task LiveAsync(Resident resident, Random dice, CancellationToken evening)
    {
        await resident.CallForHelpAsync();
        while (!evening.IsCancellationRequested)
        {
            await resident.UseDoorAsync();
            if (dice.Next(CallsEvery) == 0 && resident.MayCallAgain)
            {
                await resident.CallForHelpAsync();
            }
        }
    }
}
