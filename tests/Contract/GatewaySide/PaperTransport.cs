using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Link;

namespace Hjemvakt.Contract.Tests.GatewaySide;

/// <summary>A connection that opens at once, keeps what is sent, and acknowledges it.</summary>
internal sealed class PaperTransport : ILinkTransport
{
    private readonly List<PublishedMessage> sent = [];
    private LinkInbox? events;
    private int connection;
    private int message;

    public IReadOnlyList<PublishedMessage> Sent => sent;

    /// <summary>Messages that no receipt has been sent for.</summary>
    public List<PublishedMessage> Unanswered { get; } = [];

    public IReadOnlyList<string> Subscriptions { get; private set; } = [];

    public GatewaySettings? Target { get; private set; }

    public void Open(int connection, GatewaySettings target, LinkInbox events)
    {
        this.connection = connection;
        this.events = events;
        Target = target;
        events.Opened(connection);
    }

    public void Subscribe(string[] topics) => Subscriptions = topics;

    public int Publish(string topic, byte[] payload, bool retain)
    {
        if (events is null)
        {
            return 0;
        }

        sent.Add(new PublishedMessage(topic, [.. payload], retain));
        Unanswered.Add(sent[^1]);
        events.Published(connection, ++message, true);
        return message;
    }

    public void Close(string why) => events = null;

    public void Hear(string topic, byte[] payload) => events?.Received(connection, topic, payload);
}
