using Hjemvakt.Companion.Storage;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Homes.Plans;

/// <summary>Looks for plans that were changed beside the running companion, and puts them into force.</summary>
internal sealed class PlanWatcher(IDbContextFactory<CompanionDb> databases, HomeWriter writer, TimeProvider time, ILogger<PlanWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = time.GetUtcNow();
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(stoppingToken);
                var changed = await db.HomePlans.AsNoTracking().Where(plan => plan.ChangedAt > seen).Select(plan => new { plan.HomeId, plan.ChangedAt }).ToListAsync(stoppingToken);
                foreach (var plan in changed)
                {
                    await writer.StoreAsync(new PlanReadWork(plan.HomeId)).WaitAsync(stoppingToken);
                    seen = plan.ChangedAt > seen ? plan.ChangedAt : seen;
                }
            }
            catch (Exception error) when (error is StorageUnavailableException || Database.IsOutage(error))
            {
                // The next round finds what this one could not.
                log.LogDebug("Plans could not be looked through: {Error}", error.Message);
            }
        }
    }
}
