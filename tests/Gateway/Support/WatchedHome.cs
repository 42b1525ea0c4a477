using Hjemvakt.VirtualHome;

namespace Hjemvakt.Gateway.Tests.Support;

/// <summary>A virtual home with its pictures written down.</summary>
internal sealed class WatchedHome : IAsyncDisposable
{
    public const string Secret = "0123456789abcdef0123456789abcdef";

    /// <param name="options">What it is to be.</param>
    /// <param name="scanTakes">How long its radio listens at a start; hardly at all in stories about something else.</param>
    public WatchedHome(SimulatedHomeOptions options, TimeSpan? scanTakes = null)
    {
        Home = new SimulatedHome(options with { ScanTakes = scanTakes ?? TimeSpan.FromMilliseconds(20) });
        Home.Changed += Pictures.Add;
    }

    public SimulatedHome Home { get; }

    public Journal<HomePicture> Pictures { get; } = new();

    /// <summary>The story is about a gateway that has to restart itself; in all others it must not.</summary>
    public bool MayRestart { get; init; }

    public static WatchedHome At(TestBroker broker, string gateway = "gw-1", TimeProvider? time = null, bool mayRestart = false)
        => new(new SimulatedHomeOptions(gateway, Secret, broker.Port) { Time = time ?? TimeProvider.System }) { MayRestart = mayRestart };

    /// <summary>Done when the home looks so, now or later.</summary>
    public async Task Looks(Func<HomePicture, bool> so)
    {
        if (!so(Home.Picture))
        {
            await Pictures.Until(pictures => pictures.Count > 0 && so(pictures[^1]));
        }
    }

    /// <summary>Power on, and the companion reached.</summary>
    public async Task ComeOnline()
    {
        Home.PowerOn();
        await Looks(picture => picture.CompanionReached);
    }

    /// <summary>Ends the home, and looks whether its firmware was sound to the end.</summary>
    public async ValueTask DisposeAsync()
    {
        var device = Home.Device;
        var dead = device.Boot?.DeadThreads ?? [];
        var restarts = device.Reboots;
        await Home.DisposeAsync();
        dead.ShouldBeEmpty();
        device.MainEnded.ShouldBeFalse();
        if (!MayRestart)
        {
            restarts.ShouldBe(0);
        }
    }
}
