using Hjemvakt.Host.StandIns.Simulation;

namespace nanoFramework.Runtime.Native;

/// <summary>The chip's calendar clock.</summary>
public static class Rtc
{
    /// <summary>Sets it, UTC.</summary>
    public static bool SetSystemTime(Hjemvakt.Host.StandIns.Clock.DateTime time)
    {
        var boot = Boot.Current;
        boot.ThrowIfPowerLost();
        boot.Device.Clock.Set(new DateTime(time.Ticks, DateTimeKind.Utc));
        return true;
    }
}
