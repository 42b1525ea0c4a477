using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Power;

/// <summary>Hears how the gateway is fed.</summary>
public interface IPowerListener : ISensorHealthListener
{
    /// <summary>One <c>power</c> record.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="mains">There is mains.</param>
    /// <param name="battery">0–100 %, or <see cref="PowerWatch.NoBattery"/>.</param>
    /// <param name="at">Uptime in milliseconds of what has changed.</param>
    void Power(string point, bool mains, int battery, long at);
}
