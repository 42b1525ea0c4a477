using System.Text;
using Hjemvakt.Companion.Storage;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Broker;

/// <summary>
/// Takes commands to the gateways that are connected. It looks in the database and nowhere else, so a command outlives any restart,
/// and it does not matter which process gave it.
/// </summary>
internal sealed class CommandCourier(
    IDbContextFactory<CompanionDb> databases, GatewayConnections connections, GatewayPublisher publisher, TimeProvider time, ILogger<CommandCourier> log)
    : BackgroundService
{
    /// <summary>How soon a command that nobody has answered is sent again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(60);

    // A technician stands there and waits for the lamp to blink.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private const int MostAtOnce = 256;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CarryAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is out; the commands are still in it when it is back.
                log.LogWarning("Commands wait: {Error}", error.Message);
            }
        }
    }

    private async Task CarryAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var before = now - Again;
        await using var db = await databases.CreateDbContextAsync(cancel);
        await ForgetAsync(db, now, cancel);
        var waiting = await db.Commands.AsNoTracking()
            .Where(c => c.AnsweredAt == null && c.ExpiresAt > now && (c.SentAt == null || c.SentAt <= before))
            .OrderBy(c => c.GivenAt)
            .Take(MostAtOnce)
            .ToListAsync(cancel);
        foreach (var command in waiting)
        {
            var topic = Topics.Command(command.GatewayId, command.Name);
            if (connections.Reaches(command.GatewayId, topic))
            {
                publisher.Send(command.GatewayId, topic, Encoding.UTF8.GetBytes(command.Payload));
                await db.Commands.Where(c => c.Id == command.Id).ExecuteUpdateAsync(row => row.SetProperty(c => c.SentAt, now), cancel);
            }
        }
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
