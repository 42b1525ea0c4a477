using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>Hears of motion.</summary>
public interface IMotionListener : ISensorHealthListener
{
    /// <summary>Somebody moves, or has stopped: one <c>motion</c> record.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="on">Motion is seen.</param>
    /// <param name="at">Uptime in milliseconds at which it was seen, or was last seen.</param>
    void Motion(string point, bool on, long at);
}
