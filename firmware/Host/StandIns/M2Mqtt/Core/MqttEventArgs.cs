namespace nanoFramework.M2Mqtt.Messages;

/// <summary>A message from the broker.</summary>
public class MqttMsgPublishEventArgs(string topic, byte[] message, bool dupFlag, MqttQoSLevel qosLevel, bool retain) : EventArgs
{
    /// <summary>Its topic.</summary>
    public string Topic { get; } = topic;

    /// <summary>Its payload.</summary>
    public byte[] Message { get; } = message;

    /// <summary>The broker has sent it before.</summary>
    public bool DupFlag { get; } = dupFlag;

    /// <summary>How it was delivered.</summary>
    public MqttQoSLevel QosLevel { get; } = qosLevel;

    /// <summary>The broker had kept it.</summary>
    public bool Retain { get; } = retain;
}

/// <summary>What has become of a message that the firmware published.</summary>
public class MqttMsgPublishedEventArgs(ushort messageId, bool isPublished) : EventArgs
{
    /// <summary>A message that was acknowledged.</summary>
    public MqttMsgPublishedEventArgs(ushort messageId)
        : this(messageId, true)
    {
    }

    /// <summary>What Publish returned.</summary>
    public ushort MessageId { get; internal set; } = messageId;

    /// <summary>False when the client has given it up.</summary>
    public bool IsPublished { get; internal set; } = isPublished;
}

/// <summary>The broker's answer to a subscription.</summary>
public class MqttMsgSubscribedEventArgs(ushort messageId, MqttQoSLevel[] grantedQosLevels) : EventArgs
{
    /// <summary>What Subscribe returned.</summary>
    public ushort MessageId { get; } = messageId;

    /// <summary>One for each topic; GrantedFailure is a refusal.</summary>
    public MqttQoSLevel[] GrantedQoSLevels { get; } = grantedQosLevels;
}

/// <summary>The broker's answer to the end of a subscription.</summary>
public class MqttMsgUnsubscribedEventArgs(ushort messageId) : EventArgs
{
    /// <summary>What Unsubscribe returned.</summary>
    public ushort MessageId { get; } = messageId;
}
