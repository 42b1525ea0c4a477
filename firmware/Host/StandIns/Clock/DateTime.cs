using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Clock;

/// <summary>A moment by the chip's own clock, which may never have been set. UTC only, as on the device.</summary>
[StandsInFor("System.DateTime")]
public readonly struct DateTime(long ticks)
{
    /// <summary>1970-01-01T00:00:00Z.</summary>
    public static readonly DateTime UnixEpoch = new(System.DateTime.UnixEpoch.Ticks);

    /// <summary>The chip's calendar clock, right or wrong.</summary>
    public static DateTime UtcNow
    {
        get
        {
            var boot = Boot.Current;
            boot.ThrowIfPowerLost();
            return new(boot.Device.Clock.UtcNow.Ticks);
        }
    }

    /// <summary>100 ns since year 1.</summary>
    public long Ticks { get; } = ticks;

    /// <summary>1 to 9999.</summary>
    public int Year => new System.DateTime(Ticks).Year;
}
