using Hjemvakt.Gateway.Sensing.Contacts;
using Hjemvakt.Gateway.Sensing.Fusion;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>Everything a fall radar can tell.</summary>
public interface IRadarListener : IFallListener, IPresenceListener, ISensorHealthListener
{
    /// <summary>
    /// Somebody lies or sits still for longer than the radar's limit, or does not any more. Not an alarm by itself: a person may be reading.
    /// Called at each change.
    /// </summary>
    void Dwell(string point, bool on, long at);
}
