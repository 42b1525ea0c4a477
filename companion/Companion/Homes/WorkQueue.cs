namespace Hjemvakt.Companion.Homes;

/// <summary>What waits for the writer: two lanes, the urgent one always first. Many put, one takes.</summary>
internal sealed class WorkQueue
{
    private readonly object gate = new();
    private readonly Queue<HomeWork> urgent = new();
    private readonly Queue<HomeWork> other = new();
    private bool closed;

    /// <returns>False when the queue is closed.</returns>
    public bool TryPut(HomeWork work)
    {
        lock (gate)
        {
            if (closed)
            {
                return false;
            }

            (work.IsUrgent ? urgent : other).Enqueue(work);
            Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>Takes what there is, up to a weight; waits only while there is nothing at all.</summary>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool Take(List<HomeWork> into, int mostWeight)
    {
        lock (gate)
        {
            while (urgent.Count == 0 && other.Count == 0)
            {
                if (closed)
                {
                    return false;
                }

                Monitor.Wait(gate);
            }

            var weight = 0;
            while (weight < mostWeight && (urgent.TryDequeue(out var work) || other.TryDequeue(out work)))
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
