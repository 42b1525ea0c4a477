namespace Hjemvakt.Companion.Writing;

/// <summary>What the writer and the probes have found.</summary>
internal sealed class StorageHealth(TimeProvider time) : IStorageHealth
{
    /// <summary>
    /// How long after a failure it counts as down, even if a probe gets through: on a disk that is full a row that is there already may be
    /// written anew while no further one has room.
    /// </summary>
    public static readonly TimeSpan RecoveryTime = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private DateTimeOffset? outageSince;
    private long? lastFailure;

    public event Action? Changed;

    public DateTimeOffset? OutageSince
    {
        get
        {
            lock (gate)
            {
                return outageSince;
            }
        }
    }

    /// <summary>Something could not be stored, or waits for so long that it counts as that.</summary>
    public void Failed() => Set(now =>
    {
        lastFailure = time.GetTimestamp();
        return outageSince ?? now;
    });

    /// <summary>A probe has been stored just now.</summary>
    public void Proved() => Set(_ => lastFailure is { } at && time.GetElapsedTime(at) < RecoveryTime ? outageSince : null);

    private void Set(Func<DateTimeOffset, DateTimeOffset?> judge)
    {
        lock (gate)
        {
            var before = outageSince;
            outageSince = judge(time.GetUtcNow());
            if (before == outageSince)
            {
                return;
            }
        }

        Changed?.Invoke();
    }
}
