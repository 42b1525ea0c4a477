using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Hjemvakt.Companion.Alerts;

namespace Hjemvakt.Showroom.Homes;

/// <summary>The homes on show, and who watches them.</summary>
public sealed class HomeBoard : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<ChannelWriter<ShowroomHome>> _watchers = [];
    private readonly HashSet<Guid> _unanswered = [];
    private IReadOnlyList<ShowroomHome> _homes = [];

    /// <summary>All homes, in the order they are shown. Empty until <see cref="Open"/>.</summary>
    public IReadOnlyList<ShowroomHome> Homes => _homes;

    /// <summary>Puts the homes on show and takes them over.</summary>
    public void Open(IReadOnlyList<ShowroomHome> homes)
    {
        _homes = homes;
        foreach (var home in homes)
        {
            home.Changed += Pass;
        }
    }

    /// <summary>The home with this id, or null.</summary>
    public ShowroomHome? Find(string id) => _homes.FirstOrDefault(home => home.File.Id == id);

    /// <summary>How many open alerts nobody has answered.</summary>
    public int Unanswered
    {
        get
        {
            lock (_gate)
            {
                return _unanswered.Count;
            }
        }
    }

    /// <summary>Each home once, then every home that changes, until <paramref name="cancel"/>. A slow reader gets the latest view rather than every one.</summary>
    public async IAsyncEnumerable<HomeView> WatchAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateUnbounded<ShowroomHome>(new UnboundedChannelOptions { SingleReader = true });
        lock (_gate)
        {
            _watchers.Add(channel.Writer);
        }

        try
        {
            foreach (var home in _homes)
            {
                yield return home.View;
            }

            while (await ComesAsync(channel.Reader, cancel))
            {
                var changed = new HashSet<ShowroomHome>();
                while (channel.Reader.TryRead(out var home))
                {
                    changed.Add(home);
                }

                foreach (var home in changed)
                {
                    yield return home.View;
                }
            }
        }
        finally
        {
            lock (_gate)
            {
                _watchers.Remove(channel.Writer);
            }
        }
    }

    /// <summary>Retells every change of an alert to its home until <paramref name="cancel"/>, first those that are open already.</summary>
    public async Task FollowAsync(IAlertDesk desk, CancellationToken cancel)
    {
        try
        {
            // Subscribed before the open ones are read: a change in between is told twice rather than never.
            await using var changes = desk.ChangesAsync(cancel).GetAsyncEnumerator(cancel);
            var next = changes.MoveNextAsync();
            foreach (var open in await desk.OpenAsync(cancel))
            {
                Note(open);
                Find(open.HomeId)?.Resume(open);
            }

            for (; await next; next = changes.MoveNextAsync())
            {
                Note(changes.Current);
                Find(changes.Current.HomeId)?.Follow(changes.Current);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The showroom closes.
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var home in _homes)
        {
            home.Changed -= Pass;
            await home.DisposeAsync();
        }
    }

    private static async Task<bool> ComesAsync(ChannelReader<ShowroomHome> reader, CancellationToken cancel)
    {
        try
        {
            return await reader.WaitToReadAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Note(AlertView alert)
    {
        lock (_gate)
        {
            _ = alert.AwaitsAnswer ? _unanswered.Add(alert.Id) : _unanswered.Remove(alert.Id);
        }
    }

    private void Pass(ShowroomHome home)
    {
        lock (_gate)
        {
            foreach (var watcher in _watchers)
            {
                watcher.TryWrite(home);
            }
        }
    }
}
