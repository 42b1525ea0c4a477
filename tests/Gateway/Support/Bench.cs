using System.Collections.Concurrent;
using Hjemvakt.Host.StandIns.Flash;
using Hjemvakt.Host.StandIns.Simulation;
using AutoResetEvent = Hjemvakt.Host.StandIns.Threading.AutoResetEvent;

namespace Hjemvakt.Gateway.Tests.Support;

/// <summary>A simulated board with power on whose main thread does what a test tells it to: the place to try a stand-in by itself.</summary>
internal sealed class Bench : IDisposable
{
    private readonly ConcurrentQueue<Action> _jobs = [];
    private readonly TaskCompletionSource<AutoResetEvent> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Bench(TimeProvider? time = null, FlashChip? flash = null)
    {
        Device = new SimulatedDevice(flash ?? new FlashChip(), time);
        Device.PowerOn(Main);
    }

    public SimulatedDevice Device { get; }

    /// <summary>Does it on the board's main thread.</summary>
    public async Task<T> Do<T>(Func<T> job)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _jobs.Enqueue(() =>
        {
            try
            {
                result.SetResult(job());
            }
            catch (Exception thrown)
            {
                result.SetException(thrown);
            }
        });
        (await _ready.Task.InTime()).Set();
        return await result.Task.InTime();
    }

    /// <inheritdoc cref="Do{T}"/>
    public Task Do(Action job) => Do(() =>
    {
        job();
        return true;
    });

    public void Dispose() => Device.Dispose();

    private void Main()
    {
        var work = new AutoResetEvent(false);
        _ready.TrySetResult(work);
        while (true)
        {
            while (_jobs.TryDequeue(out var job))
            {
                job();
            }

            work.WaitOne();
        }
    }
}
