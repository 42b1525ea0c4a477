using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Hosting;
using Hjemvakt.Showroom.Scenarios;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Faults.Tests.Support;

/// <summary>
/// Somebody at home who goes in and out and calls for help, as fast as the firmware can tell one time from the next. Each act waits for the
/// record that the gateway makes of it, so that what must arrive is known to the last record without asking the companion.
/// </summary>
internal sealed class Resident : IAsyncDisposable
{
    // A contact that changes more than 40 times within minutes is a loose one to its gateway, and is not told any more (docs/decisions/0161).
    private const int MostDoorUses = 38;

    private static readonly TimeSpan BetweenCalls = TimeSpan.FromSeconds(2.5);

    private readonly Sightings<HomePicture> _pictures = new(TimeProvider.System);
    private long _lastCall;

    /// <summary>A home without power, around the real firmware.</summary>
    /// <param name="mqttPort">Where its gateway finds the companion's broker, or what stands in front of it.</param>
    public Resident(Service service, int number, int mqttPort)
    {
        // Only what the resident uses: a thermometer's record must not pass for the record that is waited for.
        var file = service.Homes[number];
        File = file with { Points = [.. file.Points.Where(point => point.Kind is "door" or "help")] };
        Home = HomeBuilder.Build(File, service.Secrets[number], mqttPort, service.Folder, scanTakes: TimeSpan.FromMilliseconds(50));
        Home.Changed += _pictures.Add;
        _pictures.Add(Home.Picture);
    }

    /// <summary>The home's description.</summary>
    public HomeFile File { get; }

    /// <summary>The home.</summary>
    public IVirtualHome Home { get; }

    /// <summary>What it looks like just now.</summary>
    public HomePicture Picture => Home.Picture;

    /// <summary>How often the front door was opened or closed.</summary>
    public int DoorUses { get; private set; }

    /// <summary>How often help was called for.</summary>
    public int Calls { get; private set; }

    /// <summary>The door has not been used so often yet that its gateway would doubt it.</summary>
    public bool MayAct => DoorUses < MostDoorUses;

    /// <summary>A call now would be a call of its own: a button pressed again within two seconds means the same one.</summary>
    public bool MayCallAgain => TimeProvider.System.GetElapsedTime(_lastCall) > BetweenCalls;

    /// <summary>How often the home has changed its looks.</summary>
    public int Changes => _pictures.Count;

    /// <summary>Waits until the home looks so.</summary>
    public Task<HomePicture> LooksAsync(string what, Func<HomePicture, bool> so) =>
        Guarded.InTime($"{File.Gateway}: {what}", async cancel => (await _pictures.FirstAsync(_pictures.Count - 1, so, cancel)).What);

    /// <summary>Waits for a change after the first <paramref name="seen"/>, whatever it is.</summary>
    public Task ChangesOnceMoreAsync(int seen) => Guarded.InTime($"{File.Gateway} changes", cancel => _pictures.FirstAsync(seen, _ => true, cancel));

    /// <summary>Waits for so many changes, or until the home looks so and will change no more.</summary>
    public Task ChangesAsync(int times, Func<HomePicture, bool> orLooks)
    {
        var from = _pictures.Count;
        var left = times;
        return times == 0 ? Task.CompletedTask : Guarded.InTime($"{File.Gateway} changes", cancel => _pictures.FirstAsync(from, picture => --left == 0 || orLooks(picture), cancel));
    }

    /// <summary>Cuts the power, and waits until nothing that the home told before can be taken for what it tells later.</summary>
    public async Task LosesPowerAsync()
    {
        Home.CutPower();
        await LooksAsync("dark", picture => !picture.Powered);
    }

    /// <summary>Opens the front door if it is closed and closes it if it is open, and waits for a record of it.</summary>
    /// <returns>The number of the last routine record before.</returns>
    public async Task<long> UseDoorAsync()
    {
        var before = Picture.LastRoutine;
        Home.SetFrontDoor(!Picture.FrontDoorOpen);
        await LooksAsync("a record of the door", picture => picture.LastRoutine > before);
        DoorUses++;
        return before;
    }

    /// <summary>Presses the help button, and waits for the record of it: it is then on the gateway's flash.</summary>
    public async Task CallForHelpAsync()
    {
        var before = Picture.LastAlarm;
        _lastCall = TimeProvider.System.GetTimestamp();
        Home.PressHelp();
        await LooksAsync("a record of the call", picture => picture.LastAlarm > before);
        Calls++;
    }

    /// <summary>Waits until a receipt covers everything.</summary>
    public Task<HomePicture> HasNothingLeftAsync() =>
        LooksAsync("everything receipted", picture => picture is { LastRoutine: > 0, AlarmsWaiting: 0, RoutineWaiting: 0 });

    public ValueTask DisposeAsync() => Home.DisposeAsync();
}
