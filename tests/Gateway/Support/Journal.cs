namespace Hjemvakt.Gateway.Tests.Support;

/// <summary>What has happened so far, in order, and a way to wait for what has not happened yet. Any thread.</summary>
internal sealed class Journal<T>
{
    private readonly Lock _gate = new();
    private readonly List<T> _entries = [];
    private readonly List<Waiter> _waiters = [];

    public IReadOnlyList<T> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    public int Count => Entries.Count;

    public void Add(T entry)
    {
        List<Waiter> done;
        lock (_gate)
        {
            _entries.Add(entry);
            done = [.. _waiters.Where(waiter => waiter.Enough(_entries))];
            _waiters.RemoveAll(done.Contains);
        }

        foreach (var waiter in done)
        {
            waiter.Done.TrySetResult();
        }
    }

    /// <summary>Done with the first entry that fits, past or future.</summary>
    public async Task<T> First(Func<T, bool> fits)
    {
        await Until(entries => entries.Any(fits));
        return Entries.First(fits);
    }

    /// <summary>Done when there are so many entries.</summary>
    public Task UntilCount(int count) => Until(entries => entries.Count >= count);

    /// <summary>Done when the whole journal satisfies <paramref name="enough"/>, now or later.</summary>
    public Task Until(Func<IReadOnlyList<T>, bool> enough)
    {
        lock (_gate)
        {
            if (enough(_entries))
            {
                return Task.CompletedTask;
            }

            var waiter = new Waiter(enough);
            _waiters.Add(waiter);
            return waiter.Done.Task.InTime();
        }
    }

    private sealed record Waiter(Func<IReadOnlyList<T>, bool> Enough)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
