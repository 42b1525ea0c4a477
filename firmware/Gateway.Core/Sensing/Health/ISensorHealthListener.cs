namespace Hjemvakt.Gateway.Sensing.Health;

/// <summary>Hears when a sensor stops being trustworthy, and when it is so again: one <c>sensor</c> record a call.</summary>
public interface ISensorHealthListener
{
    /// <summary>Called on the main loop, once for each change.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="ok">True when the sensor works.</param>
    /// <param name="why">What was found, in a word or two (see <see cref="SensorFault"/>); <c>back</c> when it works again.</param>
    /// <param name="at">Uptime in milliseconds.</param>
    void SensorHealth(string point, bool ok, string why, long at);
}
