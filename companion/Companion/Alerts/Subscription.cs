using System.Threading.Channels;

namespace Hjemvakt.Companion.Alerts;

/// <summary>
/// One watcher's queue of changes. Bounded: a watcher that does not keep up comes to the end of it and starts over with
/// how things stand, which is shorter than all that has happened since.
/// </summary>
internal sealed class Subscription(AlertBoard board) : IAsyncEnumerable<AlertView>
{
    /// <summary>How many changes may wait for a watcher.</summary>
    public const int Most = 256;

    private readonly Channel<AlertView> changes = Channel.CreateBounded<AlertView>(new BoundedChannelOptions(Most) { SingleReader = true });

    /// <summary>The watcher's enumeration. Ends when it was too slow, or when the token says so.</summary>
    public async IAsyncEnumerator<AlertView> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        try
        {
            while (await WaitAsync(cancellationToken))
            {
                while (changes.Reader.TryRead(out var change))
                {
                    yield return change;
                }
            }
        }
        finally
        {
            board.Leave(this);
        }
    }

    internal void Offer(AlertView change)
    {
        if (!changes.Writer.TryWrite(change))
        {
            changes.Writer.TryComplete();
        }
    }

    private async ValueTask<bool> WaitAsync(CancellationToken cancel)
    {
        try
        {
            return await changes.Reader.WaitToReadAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
