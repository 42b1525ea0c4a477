using System.Threading.Channels;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Alerts;

/// <summary>
/// One watcher's queue of changes. Alerts about a person go first, each change of them; of a milder alert only the latest change waits.
/// Bounded: a watcher that does not keep up comes to the end of it and starts over with how things stand, which is shorter than all that
/// has happened since.
/// </summary>
internal sealed class Subscription(AlertFeed board) : IAsyncEnumerable<AlertView>
{
    /// <summary>How many changes of grave alerts, and how many milder alerts, may wait for a watcher.</summary>
    public const int Most = 256;

    private readonly Lock gate = new();
    private readonly Queue<AlertView> grave = new();
    private readonly Queue<Guid> mild = new();
    private readonly Dictionary<Guid, AlertView> latest = [];
    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private bool fellBehind;

    /// <summary>The watcher's enumeration. Ends when it was too slow, or when the token says so.</summary>
    public async IAsyncEnumerator<AlertView> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        try
        {
            do
            {
                while (Next() is { } change)
                {
                    yield return change;
                }
            }
            while (await WaitAsync(cancellationToken));
        }
        finally
        {
            board.Leave(this);
        }
    }

    /// <summary>The watcher comes to the end, and starts over with how things stand.</summary>
    internal void End()
    {
        lock (gate)
        {
            fellBehind = true;
            news.Writer.TryComplete();
        }
    }

    internal void Offer(AlertView change)
    {
        lock (gate)
        {
            fellBehind = fellBehind || !TryAdd(change);
            if (fellBehind)
            {
                news.Writer.TryComplete();
            }
        }

        news.Writer.TryWrite(true);
    }

    private bool TryAdd(AlertView change)
    {
        if (change.Severity >= Severity.Serious)
        {
            if (grave.Count == Most)
            {
                return false;
            }

            grave.Enqueue(change);
            return true;
        }

        if (!latest.ContainsKey(change.Id))
        {
            if (mild.Count == Most)
            {
                return false;
            }

            mild.Enqueue(change.Id);
        }

        latest[change.Id] = change;
        return true;
    }

    private AlertView? Next()
    {
        lock (gate)
        {
            return grave.TryDequeue(out var change) || (mild.TryDequeue(out var id) && latest.Remove(id, out change)) ? change : null;
        }
    }

    private async ValueTask<bool> WaitAsync(CancellationToken cancel)
    {
        try
        {
            return await news.Reader.WaitToReadAsync(cancel) && news.Reader.TryRead(out _);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
