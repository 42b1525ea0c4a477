using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Writing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hjemvakt.Companion.Hosting;

/// <summary>Ready when the writer gets its turn and the database takes a transaction, asked just now.</summary>
internal sealed class StorageCheck(HomeWriter writer, StorageHealth health, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private Task probe = Task.CompletedTask;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await Probe().WaitAsync(Patience, time, cancellationToken);
            health.Proved();
            // Where one row goes, others may still find no room.
            return health.OutageSince is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Records could not be stored a moment ago.");
        }
        catch (Exception error) when (error is StorageUnavailableException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("Records cannot be stored.");
        }
    }

    // Anybody may ask. Those who ask at once share one answer, and stand in line before no alarm more than once.
    private Task Probe()
    {
        lock (gate)
        {
            return probe = probe.IsCompleted ? writer.StoreAsync(new ProbeWork()) : probe;
        }
    }
}
