using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Clock;

/// <summary>The part of System.Environment that nanoFramework has (in nanoFramework.Runtime.Native).</summary>
[StandsInFor("System.Environment")]
public static class Environment
{
    // The chip's tick is FreeRTOS's, of 10 ms.
    private const long TickMilliseconds = 10;

    /// <summary>Milliseconds since the boot, in steps of 10; untouched when the calendar clock jumps.</summary>
    public static long TickCount64
    {
        get
        {
            var boot = Boot.Current;
            boot.ThrowIfPowerLost();
            return boot.Uptime / TickMilliseconds * TickMilliseconds;
        }
    }
}
