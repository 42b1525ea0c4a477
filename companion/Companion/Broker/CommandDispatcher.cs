using System.Collections.Frozen;
using System.Text;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Storage;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Broker;

/// <summary>
/// Takes commands to the gateways that are connected: when one is given, when the gateway of one that waits comes, and again when nobody has answered. It takes them from
/// the database and from nowhere else, so a command outlives any restart.
/// </summary>
internal sealed class CommandDispatcher(
    IDbContextFactory<CompanionDb> databases, CommandsWaiting commands, GatewayConnections connections, GatewayPublisher publisher, TimeProvider time, ILogger<CommandDispatcher> log)
    : BackgroundService
{
    /// <summary>How soon a command that nobody has answered is sent again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(60);

    // After a look that failed; and between two looks that nobody has asked for.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2), Least = TimeSpan.FromSeconds(1);

    // The gateways for which something waits.
    private volatile FrozenSet<string> waiting = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        connections.Reachable += Look;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var told = commands.Next;
                await told.WaitAsync(await LookAsync(stoppingToken), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            connections.Reachable -= Look;
        }
    }

    // Thousands may come at once after an outage, and hardly any of them has something waiting.
    private void Look(string gatewayId)
    {
        if (waiting.Contains(gatewayId))
        {
            commands.Tell();
        }
    }

    /// <returns>How long there is nothing to do, unless somebody tells.</returns>
    private async Task<TimeSpan> LookAsync(CancellationToken cancel)
    {
        try
        {
            return await CarryAsync(cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            // The database is out; the commands are still in it when it is back.
            log.LogWarning("Commands wait: {Error}", error.Message);
            return Soon;
        }
        catch (OperationCanceledException)
        {
            return TimeSpan.Zero;
        }
    }

    private async Task<TimeSpan> CarryAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancel);
        await ForgetAsync(db, now, cancel);
        var open = await db.Commands.AsNoTracking().Where(c => c.AnsweredAt == null && c.ExpiresAt > now).OrderBy(c => c.GivenAt)
            .Select(c => new { c.Id, c.GatewayId, c.Name, c.SentAt, c.ExpiresAt }).ToListAsync(cancel);
        // Before it is looked whether they can be reached: a gateway that comes in between is seen there, or tells.
        waiting = open.Select(command => command.GatewayId).ToFrozenSet();
        var next = open.Count == 0 ? Timeout.InfiniteTimeSpan : Again;
        foreach (var command in open)
        {
            var topic = BrokerTopics.Command(command.GatewayId, command.Name);
            var isDue = command.SentAt is not { } sent || sent + Again <= now;
            if (isDue && connections.Reaches(command.GatewayId, topic))
            {
                var payload = await db.Commands.AsNoTracking().Where(c => c.Id == command.Id).Select(c => c.Payload).SingleAsync(cancel);
                publisher.Send(command.GatewayId, topic, Encoding.UTF8.GetBytes(payload));
                await db.Commands.Where(c => c.Id == command.Id).ExecuteUpdateAsync(row => row.SetProperty(c => c.SentAt, now), cancel);
            }

            // Never longer than until the next one is sent again: the clock on the wall may be set.
            var due = isDue ? command.ExpiresAt : command.SentAt!.Value + Again;
            next = due - now < next ? due - now : next;
        }

        return next < Least && next != Timeout.InfiniteTimeSpan ? Least : next;
    }

    // What nobody will carry out any more may hold a password of the home's network, and has served its time as much as what was answered.
    private static async Task ForgetAsync(CompanionDb db, DateTimeOffset now, CancellationToken cancel)
    {
        // Asked first: a write, even of nothing, takes its turn among the alarms.
        var over = db.Commands.Where(c => c.AnsweredAt == null && c.ExpiresAt <= now && c.Payload != "");
        if (await over.AnyAsync(cancel))
        {
            await over.ExecuteUpdateAsync(row => row.SetProperty(c => c.Payload, ""), cancel);
        }
    }
}
