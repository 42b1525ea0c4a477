namespace Hjemvakt.Gateway.Clock;

/// <summary>
/// Wakes the main loop from any thread. Several wakes before the loop looks are one wake; none is lost. The board brings it (on the device an
/// AutoResetEvent), because waiting is the board's: a virtual home moves the time and cuts the power in the middle of a wait.
/// </summary>
public interface IWakeSignal
{
    /// <summary>There is something to do. Any thread; never blocks.</summary>
    void Wake();

    /// <summary>Blocks until <see cref="Wake"/> or for this many milliseconds. Main loop only.</summary>
    /// <returns>True when woken, false when the time was up.</returns>
    bool Wait(int milliseconds);
}
