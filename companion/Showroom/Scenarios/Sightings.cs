namespace Hjemvakt.Showroom.Scenarios;

/// <summary>What was seen, in order, each with its moment; and a way to wait for what has not been seen yet.</summary>
/// <typeparam name="T">What is seen.</typeparam>
public sealed class Sightings<T>(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<Sighting<T>> _seen = [];
    private TaskCompletionSource _more = New();

    /// <summary>How many there are; a place to wait from.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _seen.Count;
            }
        }
    }

    /// <summary>All so far.</summary>
    public IReadOnlyList<Sighting<T>> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    /// <summary>Something is seen now.</summary>
    public void Add(T what)
    {
        TaskCompletionSource more;
        lock (_gate)
        {
            _seen.Add(new Sighting<T>(what, time.GetUtcNow()));
            (more, _more) = (_more, New());
        }

        more.SetResult();
    }

    /// <summary>The first sighting that fits, from number <paramref name="from"/> on; waits for it.</summary>
    public async Task<Sighting<T>> FirstAsync(int from, Func<T, bool> fits, CancellationToken cancel)
    {
        for (var next = from; ;)
        {
            Task more;
            lock (_gate)
            {
                for (; next < _seen.Count; next++)
                {
                    if (fits(_seen[next].What))
                    {
                        return _seen[next];
                    }
                }

                more = _more.Task;
            }

            await more.WaitAsync(cancel);
        }
    }

    // Whoever waits must not run inside the one who saw.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>One thing seen.</summary>
public sealed record Sighting<T>(T What, DateTimeOffset At);
