namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>A message that was queued for sending.</summary>
public sealed class Sent
{
    public Sent(int message, string topic, byte[] payload, bool retain)
    {
        Message = message;
        Topic = topic;
        Payload = payload;
        Retain = retain;
    }

    public int Message { get; }

    public string Topic { get; }

    public byte[] Payload { get; }

    public bool Retain { get; }

    public string PayloadText => Text.Of(Payload);

    /// <summary>Last word of the topic.</summary>
    public string Name => Topic.Substring(Topic.LastIndexOf('/') + 1);
}
