namespace Hjemvakt.Host.StandIns.M2Mqtt;

/// <summary>An auto-reset event that tasks wait on, so that hundreds of clients need no threads of their own.</summary>
internal sealed class Signal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _waiting;
    private bool _set;

    public void Set()
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            waiting = _waiting;
            _waiting = null;
            _set = waiting is null;
        }

        waiting?.SetResult();
    }

    /// <summary>Returns at the next signal, after <paramref name="atMost"/>, or throws when <paramref name="cancel"/> ends.</summary>
    public async Task Wait(TimeSpan atMost, TimeProvider time, CancellationToken cancel)
    {
        Task task;
        lock (_gate)
        {
            if (_set)
            {
                _set = false;
                return;
            }

            _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            task = _waiting.Task;
        }

        if (atMost == Timeout.InfiniteTimeSpan)
        {
            await task.WaitAsync(cancel);
            return;
        }

        // No exception for what is the ordinary course: the time between two tries.
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(task, Task.Delay(atMost, time, given.Token));
        await given.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }
}
