using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Writing;

/// <summary>What waits for the writer: a lane for each <see cref="WorkRank"/>, taken in their order. Many put, one takes.</summary>
internal sealed class WorkQueue
{
    private readonly object gate = new();
    private readonly Queue<HomeWork>[] lanes = [.. Enum.GetValues<WorkRank>().Select(_ => new Queue<HomeWork>())];
    private bool closed;

    /// <summary>Has a piece of work stored.</summary>
    /// <returns>Ends when it is durable.</returns>
    /// <exception cref="StorageUnavailableException">It could not be stored; nothing of it was kept.</exception>
    public Task StoreAsync(HomeWork work)
    {
        if (!TryPut(work))
        {
            work.Failed(new StorageUnavailableException("The companion is stopping."));
        }

        return work.Done;
    }

    /// <returns>False when the queue is closed.</returns>
    public bool TryPut(HomeWork work)
    {
        lock (gate)
        {
            if (closed)
            {
                return false;
            }

            lanes[(int)work.Rank].Enqueue(work);
            Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>
    /// Takes what there is of the first rank that has any, up to a weight; waits only while there is nothing at all. What is taken together is
    /// stored together, so nothing of a later rank keeps an alarm from being stored.
    /// </summary>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool Take(List<HomeWork> into, int mostWeight)
    {
        lock (gate)
        {
            while (Array.TrueForAll(lanes, static lane => lane.Count == 0))
            {
                if (closed)
                {
                    return false;
                }

                Monitor.Wait(gate);
            }

            var weight = 0;
            var first = Array.Find(lanes, static lane => lane.Count > 0)!;
            while (weight < mostWeight && first.TryDequeue(out var work))
            {
                into.Add(work);
                weight += work.Weight;
            }

            return true;
        }
    }

    /// <summary>Takes no more; what waits is still to be taken.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }
}
