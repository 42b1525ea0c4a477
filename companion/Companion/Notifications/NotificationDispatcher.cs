using System.Collections.Concurrent;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Companion.Notifications.Outbox;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Writing;

namespace Hjemvakt.Companion.Notifications;

/// <summary>
/// Delivers what the outbox holds, beside the writer: it is handed the messages after the commit that asked, and finds by itself what an
/// earlier process left. At least once, never lost: a message is over only when what became of it is stored.
/// </summary>
internal sealed class NotificationDispatcher : IAfterCommit, IDisposable
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<Guid, Task> inHand = [];
    private readonly Dictionary<Safety.OnCall.Channel, (INotificationChannel Carry, SendTurns Turns)> channels;
    private readonly CancellationTokenSource stopping = new();
    private readonly TimeSpan patience;
    private readonly AlertFeed board;
    private readonly MessageWriter messages;
    private readonly WorkQueue queue;
    private readonly TimeProvider time;
    private readonly ILogger<NotificationDispatcher> log;
    private readonly HomeTicker ticker;
    private DateTimeOffset? armed;

    public NotificationDispatcher(
        IEnumerable<INotificationChannel> channels, CompanionSettings settings, MessageWriter messages, AlertFeed board, WorkQueue queue,
        TimeProvider time, ILogger<NotificationDispatcher> log)
    {
        this.channels = channels.ToDictionary(channel => channel.Kind, channel => (channel, new SendTurns()));
        patience = settings.Notifications.Patience;
        (this.messages, this.board, this.queue, this.time, this.log) = (messages, board, queue, time, log);
        ticker = new HomeTicker(time, () => _ = PumpAsync(breakLeases: false));
    }

    /// <summary>Finds what an earlier process left.</summary>
    public Task StartAsync() => PumpAsync(breakLeases: true);

    /// <summary>Stops trying. What was not delivered stays where it is.</summary>
    public async Task StopAsync()
    {
        ticker.Dispose();
        await stopping.CancelAsync();
        await Task.WhenAll(inHand.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Committed(Committed committed)
    {
        foreach (var row in committed.Messages)
        {
            Take(row);
        }

        if (committed.ClockMoved is not null)
        {
            // When it is next due is another time by the new clock.
            _ = PumpAsync(breakLeases: false);
        }
    }

    /// <summary>What was missed is in the outbox: whoever was asked is asked, when the lease has run out or sooner.</summary>
    public void Missed() => _ = PumpAsync(breakLeases: true);

    public void Dispose()
    {
        ticker.Dispose();
        stopping.Dispose();
    }

    private async Task PumpAsync(bool breakLeases)
    {
        try
        {
            var work = new LeaseWork(breakLeases);
            await queue.StoreAsync(work);
            foreach (var row in work.Taken)
            {
                Take(row);
            }

            Arm(work.NextDue, anew: true);
        }
        catch (StorageUnavailableException)
        {
            // What is in the database waits there.
            ticker.Again();
        }
    }

    private void Arm(DateTimeOffset? due, bool anew = false)
    {
        lock (gate)
        {
            if (anew || armed is null || due < armed)
            {
                armed = due;
                ticker.Next(due);
            }
        }
    }

    // A lease that ran out while the message still waits here must not send it twice at once.
    private void Take(NotificationRow row)
    {
        if (!stopping.IsCancellationRequested)
        {
            inHand.GetOrAdd(row.Id, id => Task.Run(async () =>
            {
                var next = await DeliverAsync(row);
                inHand.TryRemove(id, out _);
                if (next is not null)
                {
                    Take(next);
                }
            }));
        }
    }

    /// <returns>The message over the next channel, when this one failed.</returns>
    private async Task<NotificationRow?> DeliverAsync(NotificationRow row)
    {
        try
        {
            var (outcome, failure) = await TryAsync(row);
            var work = new OutcomeWork(row.Id, row.Severity, outcome, failure);
            await queue.StoreAsync(work);
            if (work.Message is { DoneAt: null } waits)
            {
                Arm(waits.DueAt);
            }

            return work.Next;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The next process finds it where it is.
        }
        catch (StorageUnavailableException)
        {
            // What became of it cannot be written down: the lease runs out, and it goes out again.
            ticker.Again();
        }
        catch (Exception error)
        {
            log.LogCritical(error, "Delivering over {Channel} failed, and it is the program's fault.", row.Channel);
            ticker.Again();
        }

        return null;
    }

    // While it presses; while a cancel is to be confirmed; and to whoever is asked although somebody has it.
    private static bool IsNeeded(NotificationRow row, AlertView alert)
        => alert.AwaitsAnswer || (alert.HolderName is null ? alert.CancelledByResident : alert.AnsweredAt < row.CreatedAt);

    private async Task<(NotificationOutcome Outcome, Failure? Failure)> TryAsync(NotificationRow row)
    {
        if (!channels.TryGetValue(row.Channel, out var channel))
        {
            return (NotificationOutcome.Waiting, new Failure("not set up"));
        }

        await channel.Turns.EnterAsync(row.Severity, stopping.Token);
        try
        {
            // Looked at when it is its turn: somebody may have answered while it waited.
            if (board.Find(row.AlertId) is not { } alert || !IsNeeded(row, alert))
            {
                return (NotificationOutcome.NotNeeded, null);
            }

            using var enough = new CancellationTokenSource(patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, stopping.Token);
            try
            {
                await channel.Carry.SendAsync(messages.Of(row, alert), either.Token);
                return (NotificationOutcome.Sent, null);
            }
            catch (DeliveryFailedException error)
            {
                return (NotificationOutcome.Waiting, error.Failure);
            }
            catch (Exception) when (enough.IsCancellationRequested && !stopping.IsCancellationRequested)
            {
                return (NotificationOutcome.Waiting, new Failure($"no answer within {patience.TotalSeconds:0} s"));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Whatever is wrong with one channel, the next one is what helps.
                log.LogError(error, "Channel {Channel} failed.", row.Channel);
                return (NotificationOutcome.Waiting, new Failure(error.GetType().Name));
            }
        }
        finally
        {
            channel.Turns.Leave();
        }
    }
}
