using Hjemvakt.Gateway.Sensing.Contacts;
using Hjemvakt.Gateway.Sensing.Fusion;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>Everything a fall radar can tell.</summary>
public interface IRadarListener : IFallListener, IPresenceListener, ISensorHealthListener
{
}
