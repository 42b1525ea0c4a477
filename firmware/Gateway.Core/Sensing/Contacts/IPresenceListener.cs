namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>Hears that somebody is at a point (room, bed, chair), or is not any more.</summary>
public interface IPresenceListener
{
    /// <summary>Called on the main loop at each change, once at start, and hourly.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="on">Somebody is there.</param>
    /// <param name="at">Uptime in milliseconds of the change itself; of the telling when it is told again.</param>
    void Presence(string point, bool on, long at);
}
