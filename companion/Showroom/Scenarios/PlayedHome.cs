using Hjemvakt.Showroom.Homes;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>A home in a scenario: what can be done to it, and all that was seen of it from outside.</summary>
public sealed class PlayedHome : IDisposable
{
    // Somebody must have been up for ten seconds for a radar's word to be a new fall at once (FallLatch); and a breath more.
    private static readonly TimeSpan BetweenFalls = TimeSpan.FromSeconds(12.5);

    private readonly TimeProvider _time;
    private DateTimeOffset _lastFall = DateTimeOffset.MinValue;

    /// <summary>Watches <paramref name="home"/> from now on. Whoever made the home also disposes it.</summary>
    public PlayedHome(HomeFile file, IVirtualHome home, TimeProvider time)
    {
        File = file;
        Home = home;
        _time = time;
        Pictures = new Sightings<HomePicture>(time);
        home.Changed += Pictures.Add;
        Pictures.Add(home.Picture);
    }

    /// <summary>Who lives there.</summary>
    public HomeFile File { get; }

    /// <summary>The home.</summary>
    public IVirtualHome Home { get; }

    /// <summary>Every picture of it so far.</summary>
    public Sightings<HomePicture> Pictures { get; }

    /// <summary>Somebody falls; waits until it can be told from an earlier one. Gives the moment of the fall.</summary>
    public async Task<DateTimeOffset> FallAsync(CancellationToken cancel)
    {
        var wait = _lastFall == DateTimeOffset.MinValue ? TimeSpan.Zero : _lastFall + BetweenFalls - _time.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, _time, cancel);
        }

        _lastFall = _time.GetUtcNow();
        Home.FallInBathroom();
        return _lastFall;
    }

    /// <summary>The first picture with this lamp, from number <paramref name="from"/> on.</summary>
    public Func<CancellationToken, Task<Sighting<HomePicture>>> Lamp(int from, string pattern) =>
        cancel => Pictures.FirstAsync(from, picture => picture.Lamp == pattern, cancel);

    public void Dispose() => Home.Changed -= Pictures.Add;
}
