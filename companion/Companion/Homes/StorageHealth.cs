namespace Hjemvakt.Companion.Homes;

/// <summary>What the writer and the probes have found.</summary>
internal sealed class StorageHealth(TimeProvider time) : IStorageHealth
{
    /// <summary>
    /// How long after a failure it counts as ill, even if a probe gets through: on a disk that is full a row that is there already may be
    /// written anew while no further one has room.
    /// </summary>
    public static readonly TimeSpan Convalescence = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private DateTimeOffset? illSince;
    private DateTimeOffset lastFailure = DateTimeOffset.MinValue;

    public event Action? Changed;

    public DateTimeOffset? IllSince
    {
        get
        {
            lock (gate)
            {
                return illSince;
            }
        }
    }

    /// <summary>Something could not be stored, or waits for so long that it counts as that.</summary>
    public void Failed() => Set(now =>
    {
        lastFailure = now;
        return illSince ?? now;
    });

    /// <summary>A probe has been stored just now.</summary>
    public void Proved() => Set(now => now - lastFailure < Convalescence ? illSince : null);

    private void Set(Func<DateTimeOffset, DateTimeOffset?> judge)
    {
        lock (gate)
        {
            var before = illSince;
            illSince = judge(time.GetUtcNow());
            if (before == illSince)
            {
                return;
            }
        }

        Changed?.Invoke();
    }
}
