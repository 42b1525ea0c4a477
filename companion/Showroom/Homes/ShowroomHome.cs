using Hjemvakt.Companion.Alerts;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Showroom.Homes;

/// <summary>One home of the showroom: who lives there, the virtual home with the real firmware in it, and the scene to draw.</summary>
public sealed class ShowroomHome : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private Scene _scene = Scene.Quiet;
    private HomePicture _picture;

    /// <summary>Takes over <paramref name="home"/> and disposes it in the end.</summary>
    public ShowroomHome(HomeFile file, IVirtualHome home, TimeProvider time)
    {
        File = file;
        Virtual = home;
        _time = time;
        _picture = home.Picture;
        home.Changed += OnPicture;
    }

    /// <summary>Who lives there.</summary>
    public HomeFile File { get; }

    /// <summary>The home itself, for those who do things in it.</summary>
    public IVirtualHome Virtual { get; }

    /// <summary>What there is to draw just now.</summary>
    public HomeView View
    {
        get
        {
            lock (_gate)
            {
                return new HomeView(File, _picture, _scene);
            }
        }
    }

    /// <summary>Raised, on any thread, after <see cref="View"/> has changed.</summary>
    public event Action<ShowroomHome>? Changed;

    /// <summary>Does one thing in the home. The scene is told first, so that its time is the time of the click.</summary>
    public void Do(HomeAction action)
    {
        Tell(scene => scene.Happened(action.Event, _time.GetUtcNow()));
        action.Carry(Virtual);
    }

    /// <summary>Takes in a change of one of this home's alerts.</summary>
    public void Follow(AlertView alert) => Tell(scene => scene.Alert(alert));

    /// <summary>Takes in an alert that was open before the showroom started.</summary>
    public void Resume(AlertView alert) => Tell(scene => scene.Resume(alert));

    public async ValueTask DisposeAsync()
    {
        Virtual.Changed -= OnPicture;
        await Virtual.DisposeAsync();
    }

    private void OnPicture(HomePicture picture)
    {
        lock (_gate)
        {
            if (picture.Lamp != _picture.Lamp)
            {
                _scene = _scene.Lamp(picture.Lamp, _time.GetUtcNow());
            }

            _picture = picture;
        }

        Changed?.Invoke(this);
    }

    private void Tell(Func<Scene, Scene> next)
    {
        bool up;
        lock (_gate)
        {
            var lay = _scene.Person == Whereabouts.BathroomFloor;
            _scene = next(_scene);
            up = lay && _scene.Person != Whereabouts.BathroomFloor;
        }

        if (up)
        {
            Virtual.GetUp();
        }

        Changed?.Invoke(this);
    }
}

/// <summary>All that a picture of a home is drawn from.</summary>
public sealed record HomeView(HomeFile File, HomePicture Picture, Scene Scene);
