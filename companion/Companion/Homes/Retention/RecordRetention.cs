using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Homes.Retention;

/// <summary>Once a day: makes room for the months to come, and lets go of records whose time is over.</summary>
internal sealed class RecordRetention(Database database, CompanionSettings settings, HomeWriter writer, TimeProvider time, ILogger<RecordRetention> log) : BackgroundService
{
    // Not at once: after a restart the gateways come first.
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>Goes through all homes once.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        if (await DoubtsTheClockAsync(cancel))
        {
            log.LogWarning("Nothing is deleted because of its age: the clock has jumped, and nobody has resolved the alert that says so.");
            return;
        }

        var now = time.GetUtcNow();
        var before = settings.Keep.Days.ToDictionary(kind => kind.Key, kind => now.AddDays(-kind.Value));
        foreach (var home in await HomesAsync(cancel))
        {
            foreach (var (kind, limit) in before)
            {
                // Looked for beside the writer, which is troubled only with what there is.
                if (await AnyAsync(home, kind, limit, cancel))
                {
                    await ForgetAsync(home, kind, limit, cancel);
                }
            }
        }

        database.MakeMonths(now, settings.Keep.Longest);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, time, stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // Tomorrow will do.
                log.LogWarning("Records whose time is over were not all deleted: {Error}", error.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ForgetAsync(string home, string kind, DateTimeOffset limit, CancellationToken cancel)
    {
        for (var more = true; more;)
        {
            var work = new ForgetWork(home, new Dictionary<string, DateTimeOffset> { [kind] = limit });
            await writer.StoreAsync(work).WaitAsync(cancel);
            more = work.More;
        }
    }

    private async Task<List<string>> HomesAsync(CancellationToken cancel)
    {
        await using var db = database.Context();
        return await db.Homes.Select(home => home.Id).ToListAsync(cancel);
    }

    // By a clock that was put on by a year, everything would be a year old.
    private async Task<bool> DoubtsTheClockAsync(CancellationToken cancel)
    {
        await using var db = database.Context();
        return await db.Alerts.AnyAsync(alert => alert.Kind == AlertKind.ServiceClock && alert.ResolvedAt == null, cancel);
    }

    private async Task<bool> AnyAsync(string home, string kind, DateTimeOffset before, CancellationToken cancel)
    {
        await using var db = database.Context();
        return await db.Records.AnyAsync(record => record.HomeId == home && record.Kind == kind && record.ReceivedAt < before, cancel);
    }
}
