namespace Hjemvakt.Gateway.Link;

/// <summary>
/// What a transport tells the link. May be called on any thread, also from within a call to the transport: every member only notes what happened and
/// wakes the main loop. None blocks, none throws.
/// </summary>
public interface ILinkEvents
{
    /// <summary>The broker has accepted the connection. May be told again.</summary>
    void Opened(int connection);

    /// <summary>The connection could not be made, was refused, or has ended. May be told again; the first reason counts.</summary>
    /// <param name="connection">Its number.</param>
    /// <param name="why">For the log, in English; never a secret.</param>
    void Closed(int connection, string why);

    /// <summary>A message has been acknowledged by the broker (<paramref name="delivered"/>), or given up after the package's own retries.</summary>
    void Published(int connection, int message, bool delivered);

    /// <summary>A message has arrived. The array is the link's from now on.</summary>
    void Received(int connection, string topic, byte[] payload);
}
