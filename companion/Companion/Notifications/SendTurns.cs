using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Notifications;

/// <summary>
/// The places of one channel: so many messages are with its provider at once, and the others wait, the gravest first. The milder a message,
/// the fewer places it may find taken: a provider that hangs with technical messages still has places free for a person's.
/// </summary>
internal sealed class SendTurns
{
    /// <summary>Messages with one provider at once.</summary>
    public const int Places = 8;

    private readonly Lock gate = new();
    private readonly PriorityQueue<TaskCompletionSource, (int Gravity, long Number)> waiting = new();
    private long numbers;
    private int taken;

    /// <summary>How many places may be in use, the new one included, when a message of this severity gets one.</summary>
    public static int PlacesFor(Severity severity) => severity switch
    {
        Severity.Critical => Places,
        Severity.Serious => Places - 2,
        Severity.Moderate => Places - 3,
        _ => Places - 5,
    };

    /// <summary>Waits for a place. Who got one calls <see cref="Leave"/>.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled first; then no place was taken.</exception>
    public Task EnterAsync(Severity severity, CancellationToken cancel)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Enqueue(turn, (-(int)severity, numbers++));
            Admit();
        }

        if (!turn.Task.IsCompleted)
        {
            var registration = cancel.Register(() => turn.TrySetCanceled(cancel));
            turn.Task.ContinueWith(_ => registration.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        return turn.Task;
    }

    /// <summary>Gives the place back.</summary>
    public void Leave()
    {
        lock (gate)
        {
            taken--;
            Admit();
        }
    }

    // If there is no place for the gravest, there is none for anybody.
    private void Admit()
    {
        while (waiting.TryPeek(out var turn, out var priority) && (turn.Task.IsCompleted || taken < PlacesFor((Severity)(-priority.Gravity))))
        {
            waiting.Dequeue();
            // A waiter that was cancelled takes no place.
            if (turn.TrySetResult())
            {
                taken++;
            }
        }
    }
}
