namespace Hjemvakt.Companion.Writing;

/// <summary>Wakes the writer when the next timer is due. The timers themselves are rows; this only saves looking all the time.</summary>
internal sealed class HomeTicker(TimeProvider time, Action tick) : IDisposable
{
    // After an outage: often enough to matter, seldom enough not to add to the trouble.
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private ITimer? timer;
    private bool disposed;

    /// <summary>Ticks at a time, or not at all.</summary>
    public void Next(DateTimeOffset? due)
    {
        if (due is not { } at)
        {
            Set(Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = at - time.GetUtcNow();
        // A timer counts whole milliseconds and may be a hair early; a tick before its time would find nothing due.
        Set(wait <= TimeSpan.Zero ? TimeSpan.Zero : wait + TimeSpan.FromMilliseconds(1));
    }

    /// <summary>Ticks again soon, since the last tick may have come to nothing.</summary>
    public void Again() => Set(Retry);

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            timer?.Dispose();
        }
    }

    private void Set(TimeSpan wait)
    {
        lock (gate)
        {
            if (!disposed)
            {
                timer ??= time.CreateTimer(_ => tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                timer.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
