namespace Hjemvakt.Companion.Homes;

/// <summary>Probes storage every few seconds, alarm or no alarm: that it cannot take one must be known before one comes.</summary>
internal sealed class StorageWatch(HomeWriter writer, StorageHealth health, TimeProvider time) : BackgroundService
{
    /// <summary>How often. A probe is one row, and shares its transaction with whatever else is being stored.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    // Nobody who works waits so long; the writer's own patience may be set longer.
    private const int TurnsToWait = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        var probe = Task.CompletedTask;
        var waited = 0;
        try
        {
            do
            {
                if (probe.IsCompleted)
                {
                    (probe, waited) = (ProbeAsync(), 0);
                }
                else if (++waited >= TurnsToWait)
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
