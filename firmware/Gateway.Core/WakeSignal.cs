using System.Threading;

namespace Hjemvakt.Gateway;

/// <summary>Wakes the main loop from any thread. Several wakes before the loop looks are one wake; none is lost.</summary>
public sealed class WakeSignal
{
    private readonly AutoResetEvent _signal = new AutoResetEvent(false);

    /// <summary>There is something to do. Any thread; never blocks.</summary>
    public void Wake() => _signal.Set();

    /// <summary>Blocks until <see cref="Wake"/> or for this many milliseconds. Main loop only.</summary>
    /// <returns>True when woken, false when the time was up.</returns>
    public bool Wait(int milliseconds) => _signal.WaitOne(milliseconds, false);
}
