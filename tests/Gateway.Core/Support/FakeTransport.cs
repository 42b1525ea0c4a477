using System.Collections;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Link;

namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>
/// A transport that does what the test says. Like the real package it queues, loses its queue when a connection ends without a word about each message,
/// and tells of messages that were not acknowledged.
/// </summary>
public sealed class FakeTransport : ILinkTransport
{
    private LinkInbox? _events;

    /// <summary>Number of the last connection asked for, 0 when none.</summary>
    public int Connection { get; private set; }

    /// <summary>Where events go.</summary>
    public LinkInbox? Events => _events;

    public bool IsOpen { get; private set; }

    /// <summary>How often a connection was asked for.</summary>
    public int Opens { get; private set; }

    /// <summary>How often the link gave a connection up.</summary>
    public int Closes { get; private set; }

    public GatewaySettings? Target { get; private set; }

    public string[] Topics { get; private set; } = new string[0];

    /// <summary>Messages queued on this connection whose fate has not been told, oldest first.</summary>
    public ArrayList Queue { get; } = new ArrayList();

    /// <summary>The transport takes no message.</summary>
    public bool IsFull { get; set; }

    /// <summary>Last number given to a message.</summary>
    public int LastMessage { get; private set; }

    public void Open(int connection, GatewaySettings target, LinkInbox events)
    {
        Connection = connection;
        Target = target;
        _events = events;
        Opens++;
    }

    public void Subscribe(string[] topics) => Topics = topics;

    public int Publish(string topic, byte[] payload, bool retain)
    {
        if (!IsOpen || IsFull)
        {
            return 0;
        }

        LastMessage++;
        Queue.Add(new Sent(LastMessage, topic, payload, retain));
        return LastMessage;
    }

    public void Close(string why)
    {
        Closes++;
        IsOpen = false;
        Queue.Clear();
    }

    /// <summary>The broker accepts the connection.</summary>
    public void Accept()
    {
        IsOpen = true;
        LastMessage = 0;
        _events!.Opened(Connection);
    }

    /// <summary>The connection ends, or could not be made.</summary>
    public void End(string why)
    {
        IsOpen = false;
        Queue.Clear();
        _events!.Closed(Connection, why);
    }

    /// <summary>Tells the fate of the oldest message and gives it back.</summary>
    public Sent Settle(bool delivered)
    {
        var sent = (Sent)Queue[0]!;
        Queue.RemoveAt(0);
        _events!.Published(Connection, sent.Message, delivered);
        return sent;
    }

    /// <summary>A message comes in.</summary>
    public void Deliver(string topic, string payload) => _events!.Received(Connection, topic, Text.Bytes(payload));
}
