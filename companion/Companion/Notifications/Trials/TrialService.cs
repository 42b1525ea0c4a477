using System.Collections.Concurrent;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.OnCall;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Notifications.Trials;

/// <summary>Sends trials beside everything else: none of them takes a real message's turn.</summary>
internal sealed class TrialService(
    IEnumerable<INotificationChannel> channels, MessageWriter messages, HomeWriter writer, IDbContextFactory<CompanionDb> databases,
    CompanionSettings settings, TimeProvider time, ILogger<TrialService> log) : ITrialService, IHostedService, IDisposable
{
    private readonly Dictionary<Channel, INotificationChannel> channels = channels.Where(channel => ChannelTypes.Find(channel.Kind) is { IsPersonal: true }).ToDictionary(channel => channel.Kind);
    private readonly ConcurrentDictionary<Guid, Task> underway = [];
    private readonly CancellationTokenSource stopping = new();

    // The provider's time, and as much again for the writer to take the outcome.
    private TimeSpan Lost => settings.Notifications.Patience * 2;

    public bool IsSetUp(Channel channel) => channels.ContainsKey(channel);

    public async ValueTask<Sentence?> SendAsync(Contact contact, Actor who)
    {
        if (ContactCheck.Fault([contact]) is { } fault)
        {
            return fault;
        }

        // A response centre is somebody else's alarm: it is tested by agreement with them and not by a button.
        if (!channels.TryGetValue(contact.Channel, out var channel))
        {
            return new("Kanalen er ikke satt opp, så det er ingenting å prøve.", "The channel is not set up, so there is nothing to test.");
        }

        var id = Guid.NewGuid();
        var work = new TrialWork(id, contact, who, Lost);
        await writer.StoreAsync(work);
        if (work.Refusal is null)
        {
            var delivery = Task.Run(() => DeliverAsync(id, channel, contact, who));
            underway[id] = delivery;
            if (delivery.IsCompleted)
            {
                underway.TryRemove(id, out _);
            }
        }

        return work.Refusal;
    }

    public async ValueTask<IReadOnlyList<Trial>> LatestAsync(string personId, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return [.. TrialHistory.Read(db, personId, time.GetUtcNow(), Lost).DistinctBy(trial => (trial.Channel, trial.To))];
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await Task.WhenAll(underway.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    private async Task DeliverAsync(Guid id, INotificationChannel channel, Contact contact, Actor who)
    {
        try
        {
            var why = await TryAsync(channel, messages.Trial(id, contact.Address));
            await writer.StoreAsync(new TrialOutcomeWork(id, contact, who, why));
        }
        catch (Exception error)
        {
            // The page says that nobody knows.
            log.LogWarning("What became of a test message over {Channel} is not in the history: {Error}", contact.Channel, error.Message);
        }
        finally
        {
            underway.TryRemove(id, out _);
        }
    }

    /// <returns>Why it was not delivered; null when it was.</returns>
    private async Task<string?> TryAsync(INotificationChannel channel, Message message)
    {
        using var enough = new CancellationTokenSource(settings.Notifications.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, stopping.Token);
        try
        {
            await channel.SendAsync(message, either.Token);
            return null;
        }
        catch (DeliveryFailedException error)
        {
            return error.Message;
        }
        catch (Exception) when (enough.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            return $"no answer within {settings.Notifications.Patience.TotalSeconds:0} s";
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "Channel {Channel} failed.", channel.Kind);
            return error.GetType().Name;
        }
    }
}
