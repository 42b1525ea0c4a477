using System.Device.Gpio;

namespace Hjemvakt.Gateway.Board.Watch;

/// <summary>
/// The line to the external watchdog, a TPL5010 that resets the chip when no pulse has come for one of its intervals: native code that never comes back stops every managed
/// thread, and nothing inside the chip can end it. Without the part the line goes nowhere and nothing else changes.
/// </summary>
public sealed class WatchdogOutput
{
    /// <summary>The part's interval in milliseconds, set by its resistor (hardware/wiring.md). A chip that hangs is reset after one to two intervals.</summary>
    public const int IntervalMs = 120000;

    private readonly GpioController _pins;
    private readonly int _done;

    /// <summary>Opens the line and feeds at once: what a start takes before the main loop runs has a whole interval.</summary>
    /// <param name="pins">The chip's pins.</param>
    /// <param name="done">The pin that the part's DONE hangs on.</param>
    public WatchdogOutput(GpioController pins, int done)
    {
        _pins = pins;
        _done = done;
        pins.OpenPin(done, PinMode.Output);
        Feed();
    }

    /// <summary>Gives one pulse: the rising edge counts, and two calls to the driver are far longer than the 100 ns that the part needs.</summary>
    public void Feed()
    {
        _pins.Write(_done, true);
        _pins.Write(_done, false);
    }
}
