namespace Hjemvakt.Gateway.Link;

/// <summary>A message that has come in.</summary>
internal sealed class Incoming
{
    internal Incoming(string topic, byte[] payload)
    {
        Topic = topic;
        Payload = payload;
    }

    internal readonly string Topic;

    internal readonly byte[] Payload;
}
