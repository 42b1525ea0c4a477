namespace Hjemvakt.Host.StandIns.Simulation;

/// <summary>
/// Ends a thread of a virtual gateway whose power is gone. Every stand-in throws it after the cut, on every touch, so that firmware
/// which catches everything still stops at its next breath. On a real board there is nothing of the kind: the processor just stops.
/// </summary>
public sealed class PowerLostException : Exception
{
    /// <summary>Power is gone.</summary>
    public PowerLostException()
        : base("The virtual gateway has no power.")
    {
    }
}
