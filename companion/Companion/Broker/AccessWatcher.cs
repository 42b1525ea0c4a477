using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Ingest;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Writing;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Broker;

/// <summary>Closes the connection of a gateway whose credentials were changed, revoked or removed, at once. A gateway that was taken out of its home is expected no more.</summary>
internal sealed class AccessWatcher(
    IDbContextFactory<CompanionDb> databases, AccessChanges changes, BrokerService broker, HomeWriter writer, TimeProvider time, ILogger<AccessWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // From the beginning: whatever was removed while nobody ran here is looked at once.
        var seen = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            var told = changes.Next;
            try
            {
                seen = await LookAsync(seen, stoppingToken);
                await told.WaitAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the next look comes in a second: it must not end with one that fails.
                log.Log(error is StorageUnavailableException || Database.IsOutage(error) ? LogLevel.Debug : LogLevel.Error, "Changes of credentials could not be looked for: {Error}", error.Message);
                await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<long> LookAsync(long seen, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var changed = await db.Gateways.AsNoTracking().Where(gateway => gateway.AccessRevision > seen).OrderBy(gateway => gateway.AccessRevision)
            .Select(gateway => new { gateway.Id, gateway.AccessRevision, IsRemoved = gateway.RemovedAt != null }).ToListAsync(cancel);
        foreach (var gateway in changed)
        {
            await broker.ShutOutAsync(gateway.Id, gateway.AccessRevision);
            if (gateway.IsRemoved)
            {
                await writer.StoreAsync(new RemovalWork(gateway.Id)).WaitAsync(cancel);
            }

            seen = gateway.AccessRevision;
        }

        return seen;
    }
}
