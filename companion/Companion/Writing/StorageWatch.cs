namespace Hjemvakt.Companion.Writing;

/// <summary>Probes storage every few seconds, alarm or no alarm: that it cannot take one must be known before one comes.</summary>
internal sealed class StorageWatch(HomeWriter writer, StorageHealth health, TimeProvider time) : BackgroundService
{
    /// <summary>How often. A probe is one row, and shares its transaction with whatever else is being stored.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    /// <summary>A probe that takes so long counts as one that failed: a disk that hangs gives no error, ever.</summary>
    public static readonly TimeSpan TooLong = TimeSpan.FromSeconds(9);

    /// <summary>Measures how long a disk takes, which it does in the machine's own time, whatever time the rest of the companion lives in.</summary>
    internal TimeProvider Machine { get; init; } = TimeProvider.System;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        var probe = Task.CompletedTask;
        var begun = Machine.GetTimestamp();
        try
        {
            do
            {
                if (probe.IsCompleted)
                {
                    (probe, begun) = (ProbeAsync(), Machine.GetTimestamp());
                }
                else if (Machine.GetElapsedTime(begun) >= TooLong)
                {
                    health.Failed();
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The companion stops.
        }
    }

    private async Task ProbeAsync()
    {
        try
        {
            await writer.StoreAsync(new ProbeWork());
            health.Proved();
        }
        catch (Exception)
        {
            // The writer has said so itself, and in the log; this is for what it did not foresee.
            health.Failed();
        }
    }
}
