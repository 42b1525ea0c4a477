using Hjemvakt.VirtualHome;

namespace Hjemvakt.Gateway.Tests.Support;

/// <summary>A virtual home with its pictures written down.</summary>
internal sealed class WatchedHome : IAsyncDisposable
{
    public const string Secret = "0123456789abcdef0123456789abcdef";

    public WatchedHome(SimulatedHomeOptions options)
    {
        Home = new SimulatedHome(options);
        Home.Changed += Pictures.Add;
    }

    public SimulatedHome Home { get; }

    public Journal<HomePicture> Pictures { get; } = new();

    public static WatchedHome At(TestBroker broker, string gateway = "gw-1", TimeProvider? time = null)
        => new(new SimulatedHomeOptions(gateway, Secret, broker.Port) { Time = time ?? TimeProvider.System });

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

    public ValueTask DisposeAsync() => Home.DisposeAsync();
}
