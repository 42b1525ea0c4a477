using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.M2Mqtt;

/// <summary>
/// Calls the firmware's handlers one after the other, never two at once; a handler that blocks holds up all others. It also drives the end of a broken
/// connection: what is queued is handed over first, then the client is closed, then ConnectionClosed is raised.
/// </summary>
internal sealed class Dispatcher(Boot boot)
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _queue = [];
    private readonly Signal _signal = new();
    private readonly CancellationTokenSource _stopped = CancellationTokenSource.CreateLinkedTokenSource(boot.PowerLost);
    private bool _connectionIsClosing;

    public required Func<Task> Close { get; init; }

    public required Action Closed { get; init; }

    public void Start() => _ = Run();

    public void Post(Action call)
    {
        lock (_gate)
        {
            _queue.Enqueue(call);
        }

        _signal.Set();
    }

    public void ConnectionIsClosing()
    {
        lock (_gate)
        {
            _connectionIsClosing = true;
        }

        _signal.Set();
    }

    /// <summary>No handler is called after the one that may be running.</summary>
    public void Stop()
    {
        _stopped.Cancel();
        lock (_gate)
        {
            _queue.Clear();
        }
    }

    private async Task Run()
    {
        try
        {
            while (true)
            {
                while (Next() is { } call)
                {
                    _stopped.Token.ThrowIfCancellationRequested();
                    boot.Guarded(call);
                }

                if (IsClosing())
                {
                    await Close();
                    boot.Guarded(Closed);
                    return;
                }

                await _signal.Wait(Timeout.InfiniteTimeSpan, boot.Device.Time, _stopped.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Closed by the firmware, or without power.
        }
    }

    private Action? Next()
    {
        lock (_gate)
        {
            return _queue.TryDequeue(out var call) ? call : null;
        }
    }

    private bool IsClosing()
    {
        lock (_gate)
        {
            return _connectionIsClosing && _queue.Count == 0;
        }
    }
}
