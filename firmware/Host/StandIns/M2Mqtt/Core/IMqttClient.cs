using System.Collections;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>What a client of MQTT can do, by whatever library.</summary>
public interface IMqttClient
{
    /// <summary>A message has come.</summary>
    delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

    /// <summary>A message has been acknowledged or given up.</summary>
    delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);

    /// <summary>A subscription has been answered.</summary>
    delegate void MqttMsgSubscribedEventHandler(object sender, MqttMsgSubscribedEventArgs e);

    /// <summary>The end of a subscription has been answered.</summary>
    delegate void MqttMsgUnsubscribedEventHandler(object sender, MqttMsgUnsubscribedEventArgs e);

    /// <summary>The connection is over.</summary>
    delegate void ConnectionClosedEventHandler(object sender, EventArgs e);

    /// <summary>True between an accepted CONNECT and the end.</summary>
    bool IsConnected { get; }

    /// <summary>Prepares the client.</summary>
    void Init(string brokerHostName, int brokerPort, bool secure, byte[]? caCert, byte[]? clientCert, MqttSslProtocols sslProtocol);

    /// <summary>Connects and waits for the broker's answer.</summary>
    MqttReasonCode Connect(
        string clientId,
        string? username,
        string? password,
        bool willRetain,
        MqttQoSLevel willQosLevel,
        bool willFlag,
        string? willTopic,
        string? willMessage,
        bool cleanSession,
        ushort keepAlivePeriod);

    /// <summary>Says goodbye and ends the connection.</summary>
    void Disconnect();

    /// <summary>Ends the connection without a word.</summary>
    void Close();

    /// <summary>Puts a message into the queue, QoS 0.</summary>
    ushort Publish(string topic, byte[] message);

    /// <summary>Puts a message into the queue, QoS 0.</summary>
    ushort Publish(string topic, byte[] message, string? contentType);

    /// <summary>Puts a message into the queue.</summary>
    ushort Publish(string topic, byte[] message, string? contentType, ArrayList? userProperties, MqttQoSLevel qosLevel, bool retain);

    /// <summary>Puts a subscription into the queue.</summary>
    ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels);

    /// <summary>Puts the end of a subscription into the queue.</summary>
    ushort Unsubscribe(string[] topics);
}
