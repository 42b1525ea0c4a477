using System.Threading.Channels;
using ManualResetEvent = Hjemvakt.Host.StandIns.Threading.ManualResetEvent;

namespace Hjemvakt.Host.StandIns.Simulation;

/// <summary>
/// One stretch of time with power on: from the reset to the cut or the reboot. Whatever the packages keep in static fields on the chip belongs
/// to a boot here, and the boot follows the firmware into every thread it starts, so many gateways run in one process and none sees another.
/// </summary>
public sealed class Boot
{
    // Enough for the firmware's shallow calls; hundreds of gateways in one process must stay cheap.
    private const int StackBytes = 512 * 1024;

    private static readonly AsyncLocal<Boot?> Flowing = new();

    private readonly CancellationTokenSource _powerLost = new();
    private readonly Channel<Action> _events = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _gate = new();
    private readonly List<Exception> _deadThreads = [];
    private readonly Dictionary<Type, object> _statics = [];
    private readonly TaskCompletionSource _allThreadsEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _running = new(true);
    private int _nativeCalls;
    private int _threads;

    internal Boot(SimulatedDevice device)
    {
        Device = device;
        StartedAt = device.Time.GetTimestamp();
        PowerLost = _powerLost.Token;
    }

    /// <summary>The boot that the calling thread belongs to.</summary>
    /// <exception cref="InvalidOperationException">The caller does not run inside a simulated device.</exception>
    public static Boot Current => Flowing.Value
        ?? throw new InvalidOperationException("This stand-in works inside a simulated device only; start the firmware with SimulatedDevice.PowerOn.");

    /// <summary>The board that this boot is of.</summary>
    public SimulatedDevice Device { get; }

    /// <summary>Cancelled at the instant the power goes.</summary>
    public CancellationToken PowerLost { get; }

    /// <summary>Done when the last thread of this boot has ended; after a cut that is a matter of microseconds.</summary>
    public Task AllThreadsEnded => _allThreadsEnded.Task;

    /// <summary>Exceptions that have killed a thread of the firmware; on the device, too, only that thread dies and nobody is told.</summary>
    public IReadOnlyList<Exception> DeadThreads
    {
        get
        {
            lock (_gate)
            {
                return [.. _deadThreads];
            }
        }
    }

    internal long StartedAt { get; }

    /// <summary>Milliseconds since this boot began.</summary>
    public long Uptime => (long)Device.Time.GetElapsedTime(StartedAt).TotalMilliseconds;

    /// <summary>
    /// A native call begins that stops every managed thread until it is over (names, TLS, flash): all of them run in one task of the chip. Whoever calls is in it; all others
    /// stop at their next touch of a stand-in, and no event is raised.
    /// </summary>
    /// <returns>To be disposed of when the call comes back.</returns>
    internal IDisposable StopManagedThreads()
    {
        lock (_gate)
        {
            if (_nativeCalls++ == 0)
            {
                _running.Reset();
            }
        }

        Device.OnManagedThreadsStopped();
        return new NativeCall(this);
    }

    /// <summary>The first line of every stand-in: stands still while native code runs, and throws when the power is gone.</summary>
    public void ThrowIfPowerLost()
    {
        StandStill();
        ThrowIfCut();
    }

    /// <summary>Waits for native code to be over, or for the power to go. Never under a lock that an outsider may want.</summary>
    internal void StandStill()
    {
        if (!_running.IsSet)
        {
            try
            {
                _running.Wait(PowerLost);
            }
            catch (OperationCanceledException)
            {
                // Said by whoever looks next.
            }
        }
    }

    /// <summary>Throws when the power is gone.</summary>
    internal void ThrowIfCut()
    {
        if (PowerLost.IsCancellationRequested)
        {
            throw new PowerLostException();
        }
    }

    /// <summary>The one <typeparamref name="T"/> of this boot: what is a static field on the chip.</summary>
    internal T Static<T>(Func<T> create)
        where T : class
    {
        lock (_gate)
        {
            if (!_statics.TryGetValue(typeof(T), out var value))
            {
                value = create();
                _statics[typeof(T)] = value;
            }

            return (T)value;
        }
    }

    /// <summary>Starts a thread of the firmware.</summary>
    internal System.Threading.Thread StartThread(Action body)
    {
        Interlocked.Increment(ref _threads);
        var thread = new System.Threading.Thread(() => RunThread(body), StackBytes) { IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>Blocks the calling thread of the firmware until the task is done or the power is gone.</summary>
    internal T Await<T>(Task<T> task)
    {
        try
        {
            return task.WaitAsync(PowerLost).GetAwaiter().GetResult();
        }
        catch (Exception) when (PowerLost.IsCancellationRequested)
        {
            throw new PowerLostException();
        }
    }

    /// <inheritdoc cref="Await{T}"/>
    internal void Await(Task task)
    {
        Await(Whole());

        async Task<bool> Whole()
        {
            await task;
            return true;
        }
    }

    /// <summary>Pauses the calling thread of the firmware by the device's time, or until the power goes.</summary>
    internal void Sleep(TimeSpan pause)
    {
        ThrowIfPowerLost();
        new ManualResetEvent(false).WaitOne((int)pause.TotalMilliseconds, false);
    }

    /// <summary>Runs <paramref name="raise"/> on the one thread on which the board raises its hardware events, one after the other.</summary>
    internal void Raise(Action raise) => _events.Writer.TryWrite(raise);

    internal void Start(Action main)
    {
        // Both flow from here: the firmware's threads and tasks all descend from these two.
        var caller = Flowing.Value;
        Flowing.Value = this;
        try
        {
            _ = Task.Run(PumpEvents, CancellationToken.None);
            StartThread(main);
        }
        finally
        {
            Flowing.Value = caller;
        }
    }

    internal void End()
    {
        _powerLost.Cancel();
        _events.Writer.TryComplete();
    }

    private async Task PumpEvents()
    {
        await foreach (var raise in _events.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (PowerLost.IsCancellationRequested)
            {
                return;
            }

            StandStill();
            Guarded(raise);
        }
    }

    private void RunThread(Action body)
    {
        Flowing.Value = this;
        try
        {
            Guarded(body);
        }
        finally
        {
            if (Interlocked.Decrement(ref _threads) == 0)
            {
                _allThreadsEnded.TrySetResult();
            }
        }
    }

    private void OnNativeCallOver()
    {
        lock (_gate)
        {
            if (--_nativeCalls == 0)
            {
                _running.Set();
            }
        }
    }

    private sealed class NativeCall(Boot boot) : IDisposable
    {
        private int _over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0)
            {
                boot.OnNativeCallOver();
            }
        }
    }

    /// <summary>Runs firmware code as the chip does: what it throws ends this thread and nothing else.</summary>
    internal void Guarded(Action body)
    {
        try
        {
            body();
        }
        catch (PowerLostException)
        {
            // The cut itself.
        }
        catch (Exception thrown)
        {
            lock (_gate)
            {
                _deadThreads.Add(thrown);
            }
        }
    }
}
