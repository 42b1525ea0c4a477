using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>Hears of a bed, a chair or a mat.</summary>
public interface IOccupancyListener : IPresenceListener, ISensorHealthListener
{
}
