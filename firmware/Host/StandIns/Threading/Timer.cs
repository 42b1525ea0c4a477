using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Threading;

/// <summary>A timer of the firmware. All timers of a board call back on one thread, the board's event thread.</summary>
[StandsInFor("System.Threading.Timer")]
public sealed class Timer : IDisposable
{
    private readonly Boot _boot = Boot.Current;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _cut;

    /// <summary>Calls back after <paramref name="dueTime"/> and then every <paramref name="period"/>; in milliseconds, −1 for never.</summary>
    public Timer(TimerCallback callback, object? state, int dueTime, int period)
    {
        _boot.ThrowIfPowerLost();
        _timer = _boot.Device.Time.CreateTimer(_ => _boot.Raise(() => callback(state)), null, Span(dueTime), Span(period));
        _cut = _boot.PowerLost.UnsafeRegister(static timer => ((ITimer)timer!).Dispose(), _timer);
    }

    /// <summary>Starts anew.</summary>
    public bool Change(int dueTime, int period)
    {
        _boot.ThrowIfPowerLost();
        return _timer.Change(Span(dueTime), Span(period));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cut.Dispose();
        _timer.Dispose();
    }

    private static TimeSpan Span(int milliseconds) => milliseconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(milliseconds);
}
