using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Showroom.Homes;

/// <summary>The homes on show, and who watches them.</summary>
public sealed class HomeBoard : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<ChannelWriter<ShowroomHome>> _watchers = [];
    private readonly Dictionary<Guid, bool> _open = [];
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
                return _open.Values.Count(unanswered => unanswered);
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
    public async Task FollowAsync(IAlertService desk, CancellationToken cancel)
    {
        try
        {
            // The desk lets go of a reader who has fallen behind; who comes back reads what is open again.
            while (true)
            {
                await FollowWhileHeldAsync(desk, cancel);
                cancel.ThrowIfCancellationRequested();
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

    private async Task FollowWhileHeldAsync(IAlertService desk, CancellationToken cancel)
    {
        // Subscribed before the open ones are read: a change in between is told twice rather than never.
        var changes = desk.ChangesAsync(cancel);
        var open = await desk.OpenAsync(cancel);
        foreach (var alert in open)
        {
            Note(alert);
            Find(alert.HomeId)?.Resume(alert);
        }

        foreach (var gone in NotedButNot(open))
        {
            Tell(await desk.FindAsync(gone, cancel));
        }

        await foreach (var alert in changes)
        {
            Tell(alert);
        }
    }

    private void Tell(AlertView? alert)
    {
        if (alert is not null)
        {
            Note(alert);
            Find(alert.HomeId)?.Follow(alert);
        }
    }

    private List<Guid> NotedButNot(IReadOnlyList<AlertView> open)
    {
        lock (_gate)
        {
            return [.. _open.Keys.Except(open.Select(alert => alert.Id))];
        }
    }

    private void Note(AlertView alert)
    {
        lock (_gate)
        {
            if (alert.State == AlertState.Resolved)
            {
                _open.Remove(alert.Id);
            }
            else
            {
                _open[alert.Id] = alert.AwaitsAnswer;
            }
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
