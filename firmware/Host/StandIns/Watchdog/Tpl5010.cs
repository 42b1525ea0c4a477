using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Watchdog;

/// <summary>
/// The external watchdog TPL5010, from its data sheet (SNAS651A) and an application note for it: it counts intervals of its own, each ended by WAKE. A rising edge at DONE in an interval, up to 20 ms
/// before its end, lets the next one begin; further ones are ignored. An interval without one ends in RSTn low for 320 ms, and the next begins after that. RSTn hangs on the chip's EN.
/// </summary>
public sealed class Tpl5010 : IDisposable
{
    private static readonly TimeSpan StartUp = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ResetPulse = TimeSpan.FromMilliseconds(320);
    private static readonly TimeSpan TooLate = TimeSpan.FromMilliseconds(20);

    private readonly SimulatedDevice _device;
    private readonly int _donePin;
    private readonly TimeSpan _interval;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private long _beganAt;
    private bool _powered;
    private bool _resetting;
    private bool _done;

    internal Tpl5010(SimulatedDevice device, int donePin, TimeSpan interval)
    {
        (_device, _donePin, _interval) = (device, donePin, interval);
        _timer = device.Time.CreateTimer(_ => OnTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        device.Pins.OutputChanged += OnOutput;
    }

    /// <summary>How often it has reset the chip.</summary>
    public int Resets { get; private set; }

    /// <summary>How many rising edges have come at DONE.</summary>
    public int Fed { get; private set; }

    /// <summary>It resets the chip now.</summary>
    public event Action? Resetting;

    /// <inheritdoc/>
    public void Dispose()
    {
        _device.Pins.OutputChanged -= OnOutput;
        _timer.Dispose();
    }

    /// <summary>The supply has come or gone: it hangs on the same 3.3 V as the chip.</summary>
    internal void OnSupply(bool on)
    {
        lock (_gate)
        {
            _powered = on;
            if (on)
            {
                // It reads its resistor first.
                Begin(StartUp);
            }
            else
            {
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    // Under the lock.
    private void Begin(TimeSpan after)
    {
        _done = false;
        _resetting = false;
        _beganAt = _device.Time.GetTimestamp() + (long)(after.TotalSeconds * _device.Time.TimestampFrequency);
        _timer.Change(after + _interval, Timeout.InfiniteTimeSpan);
    }

    private void OnOutput(int pin, bool high)
    {
        if (pin != _donePin || !high)
        {
            return;
        }

        lock (_gate)
        {
            Fed++;
            var inTime = _device.Time.GetElapsedTime(_beganAt) <= _interval - TooLate;
            _done |= _powered && !_resetting && inTime;
        }
    }

    private void OnTime()
    {
        bool pull;
        lock (_gate)
        {
            if (!_powered)
            {
                return;
            }

            pull = !_resetting && !_done;
            if (pull)
            {
                _resetting = true;
                Resets++;
            }
            else if (!_resetting)
            {
                Begin(TimeSpan.Zero);
                return;
            }
        }

        if (pull)
        {
            _device.PullReset();
            Resetting?.Invoke();
            lock (_gate)
            {
                _timer.Change(_powered ? ResetPulse : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            return;
        }

        lock (_gate)
        {
            Begin(TimeSpan.Zero);
        }

        _device.ReleaseReset();
    }
}
