using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Threading;

/// <summary>A thread of the firmware: it ends with the power, and what it throws ends it alone.</summary>
[StandsInFor("System.Threading.Thread")]
public sealed class Thread(ThreadStart start)
{
    private System.Threading.Thread? _thread;

    /// <summary>True from the start until the end of the body.</summary>
    public bool IsAlive => _thread?.IsAlive == true;

    /// <summary>Starts the thread.</summary>
    public void Start()
    {
        var boot = Boot.Current;
        boot.ThrowIfPowerLost();
        _thread = boot.StartThread(() => start());
    }

    /// <summary>Pauses the calling thread for this many milliseconds of the device's time.</summary>
    public static void Sleep(int millisecondsTimeout) => Boot.Current.Sleep(TimeSpan.FromMilliseconds(millisecondsTimeout));
}
