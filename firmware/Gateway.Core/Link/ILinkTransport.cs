using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Link.Messages;

namespace Hjemvakt.Gateway.Link;

/// <summary>
/// One MQTT connection at a time, as the link needs it; behind it the board hides the MQTT package and the threads that package needs.
/// <para>
/// Every member returns at once: name resolution, TCP, TLS and CONNACK may take minutes or for ever, so an adapter does them on a worker thread of its
/// own and tells the outcome through <see cref="LinkInbox"/>. No member throws. All are called from the main loop only.
/// </para>
/// </summary>
public interface ILinkTransport
{
    /// <summary>
    /// Starts to connect. Ends in <see cref="LinkInbox.Opened"/> or <see cref="LinkInbox.Closed"/> with the same <paramref name="connection"/>,
    /// unless <see cref="Close"/> comes first. Not called again before <see cref="LinkInbox.Closed"/> or <see cref="Close"/>.
    /// </summary>
    /// <param name="connection">Number of this attempt, never the same twice in a boot; given back in every event so that a late one from an old connection is known.</param>
    /// <param name="target">Whom to connect to, and as whom. The last will is <see cref="StatusMessage.Will"/> on the status topic.</param>
    /// <param name="events">Where events go.</param>
    void Open(int connection, GatewaySettings target, LinkInbox events);

    /// <summary>Asks for these topics at QoS 1. There is no answer: a subscription that failed shows as receipts that do not come.</summary>
    void Subscribe(string[] topics);

    /// <summary>
    /// Queues a message at QoS 1. The array belongs to the transport from now on.
    /// </summary>
    /// <returns>
    /// The message's number within this connection (above 0), for <see cref="LinkInbox.Published"/>, which may come before this call has returned;
    /// or 0 when it could not be queued (not connected, queue full). A connection that closes forgets its messages without an event for each.
    /// </returns>
    int Publish(string topic, byte[] payload, bool retain);

    /// <summary>
    /// Gives the connection up, open or still opening, without waiting for it; nothing queued is kept. No events for it are needed after this; late ones do no harm.
    /// Does nothing when there is no connection.
    /// </summary>
    /// <param name="why">For whoever reads the console; in English, never a secret.</param>
    void Close(string why);
}
