namespace nanoFramework.M2Mqtt.Messages;

/// <summary>What all messages of the protocol have in common.</summary>
public abstract class MqttMsgBase;

/// <summary>The broker's answer to CONNECT.</summary>
public class MqttMsgConnack : MqttMsgBase
{
    /// <summary>Accepted, or why not.</summary>
    public MqttReasonCode ReturnCode { get; set; }
}

/// <summary>The broker has answered CONNECT.</summary>
public class ConnectionOpenedEventArgs(MqttMsgConnack connact) : EventArgs
{
    /// <summary>The answer.</summary>
    public MqttMsgConnack Message { get; } = connact;
}
