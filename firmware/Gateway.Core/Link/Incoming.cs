namespace Hjemvakt.Gateway.Link;

/// <summary>A message that has come in, or the fate of one that was sent.</summary>
internal sealed class Incoming
{
    internal Incoming(int connection, int message, bool delivered, string topic, byte[] payload)
    {
        Connection = connection;
        Message = message;
        Delivered = delivered;
        Topic = topic;
        Payload = payload;
    }

    internal readonly int Connection;

    /// <summary>Number of the message that was sent; 0 of one that has come in.</summary>
    internal readonly int Message;

    /// <summary>Whether it was acknowledged, or given up.</summary>
    internal readonly bool Delivered;

    internal readonly string Topic;

    internal readonly byte[] Payload;
}
