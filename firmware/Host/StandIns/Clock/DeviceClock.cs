using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Clock;

/// <summary>
/// The chip's calendar clock: it starts in 1970 at each power-on, is set by network time once the network answers, lives through a reboot
/// of the chip and not through a loss of power.
/// </summary>
public sealed class DeviceClock
{
    private readonly SimulatedDevice _device;
    private readonly Lock _gate = new();
    private TimeSpan? _offset;
    private long _poweredAt;

    internal DeviceClock(SimulatedDevice device)
    {
        _device = device;
        _poweredAt = device.Time.GetTimestamp();
    }

    /// <summary>True once somebody has set the clock since power came on.</summary>
    public bool IsSet
    {
        get
        {
            lock (_gate)
            {
                return _offset is not null;
            }
        }
    }

    /// <summary>What the chip believes the time to be, UTC.</summary>
    public System.DateTime UtcNow
    {
        get
        {
            lock (_gate)
            {
                return _offset is { } offset
                    ? _device.Time.GetUtcNow().UtcDateTime + offset
                    : System.DateTime.UnixEpoch + _device.Time.GetElapsedTime(_poweredAt);
            }
        }
    }

    /// <summary>Sets the clock, rightly or wrongly.</summary>
    public void Set(System.DateTime utc)
    {
        lock (_gate)
        {
            _offset = utc - _device.Time.GetUtcNow().UtcDateTime;
        }
    }

    /// <summary>Network time has been heard: the clock is right from now on.</summary>
    internal void Synchronise()
    {
        lock (_gate)
        {
            _offset = TimeSpan.Zero;
        }
    }

    internal void Forget()
    {
        lock (_gate)
        {
            _offset = null;
            _poweredAt = _device.Time.GetTimestamp();
        }
    }
}
