using System.Data.Common;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Broker;
using Hjemvakt.Companion.Notifications;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Writing;

namespace Hjemvakt.Companion.Hosting;

/// <summary>The order in which the companion's parts come to life and end: nobody is let in before everything is remembered.</summary>
internal sealed class CompanionService(
    AlertFeed board, CurrentOnCallPlan onCall, HomeWriter writer, NotificationDispatcher post, BrokerService broker, Database database, CompanionSettings settings, TimeProvider time, ILogger<CompanionService> log)
    : IHostedLifecycleService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        MakeMonths();
        board.Load();
        onCall.Load();
        writer.Start();
        await post.StartAsync();
        await broker.StartAsync();
    }

    // While another companion is at work on the database, this one stands by: it listens to nobody, and takes over when the other has gone.
    private async Task OpenAsync(CancellationToken cancel)
    {
        for (var standsBy = false; ; await Task.Delay(Again, time, cancel))
        {
            try
            {
                writer.Open();
                return;
            }
            catch (NotTheWriterException other)
            {
                if (!standsBy)
                {
                    log.LogWarning("Standing by for the database {Database}: {Why}.", database.Name, other.Message);
                    standsBy = true;
                }

                // The other one may have been a newer version.
                database.Migrate();
            }
            catch (Exception error) when (standsBy && Database.IsOutage(error))
            {
                log.LogWarning("Standing by, and the database {Database} cannot be reached: {Error}", database.Name, error.Message);
            }
        }
    }

    // Before the first record of the month, which would otherwise lie in the partition for everything else; it would be safe there.
    private void MakeMonths()
    {
        try
        {
            database.MakeMonths(time.GetUtcNow(), settings.Keep.Longest);
        }
        catch (DbException error)
        {
            log.LogWarning("No room was made for the months to come: {Error}", error.Message);
        }
    }

    /// <summary>Before the web server stops: it would wait for the gateways' connections, and they have no end of their own.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => broker.StopAsync();

    /// <summary>After the web server has answered its last request.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await post.StopAsync();
        writer.Stop();
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        database.Release();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
