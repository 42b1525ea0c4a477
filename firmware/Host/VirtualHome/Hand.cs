using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.VirtualHome;

/// <summary>
/// A hand (or a body, or a radar's output) that holds a wire at a level for a while of the home's time, one hold after the other with a pause between,
/// as a hand has to. Contacts bounce, as contacts do.
/// </summary>
/// <param name="moved">Called when it has begun or come to rest.</param>
internal sealed class Hand(SimulatedDevice device, int pin, bool heldLevel, Action moved) : IDisposable
{
    private const int Bounces = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _holds = [];
    private ITimer? _timer;
    private bool _holding;
    private volatile bool _busy;

    /// <summary>It holds, pauses or has yet to hold.</summary>
    public bool Busy => _busy;

    /// <summary>Takes hold for this time, now or as soon as it has let go of the last.</summary>
    public void HoldFor(TimeSpan time)
    {
        lock (_gate)
        {
            _holds.Enqueue(time);
            if (_timer is null)
            {
                TakeHold();
            }
        }

        moved();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _holds.Clear();
            _timer?.Dispose();
        }
    }

    private void OnTime()
    {
        lock (_gate)
        {
            if (_holding)
            {
                _holding = false;
                device.Pins.DriveBouncing(pin, !heldLevel, Bounces);
                Next(Pause);
            }
            else
            {
                TakeHold();
            }
        }

        moved();
    }

    private void TakeHold()
    {
        _busy = _holds.TryDequeue(out var time);
        if (!_busy)
        {
            _timer?.Dispose();
            _timer = null;
            return;
        }

        _holding = true;
        device.Pins.DriveBouncing(pin, heldLevel, Bounces);
        Next(time);
    }

    private void Next(TimeSpan time)
    {
        _timer?.Dispose();
        _timer = device.Time.CreateTimer(_ => OnTime(), null, time, Timeout.InfiniteTimeSpan);
    }
}
