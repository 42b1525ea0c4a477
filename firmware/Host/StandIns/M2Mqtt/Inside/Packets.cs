using System.Buffers.Binary;
using System.Text;
using nanoFramework.M2Mqtt.Messages;

namespace Hjemvakt.Host.StandIns.M2Mqtt;

/// <summary>The client's side of MQTT 3.1.1, as far as QoS 0 and 1 need it (OASIS MQTT 3.1.1, section 3).</summary>
internal static class Packets
{
    private const byte ReservedFlags = 0x02;
    private const byte DuplicateFlag = 0x08;
    private const byte RetainFlag = 0x01;

    public static byte[] Connect(
        string clientId, string? user, string? password, bool willRetain, MqttQoSLevel willQos, bool will, string? willTopic, string? willMessage, bool clean, ushort keepAlive)
    {
        var hasUser = !string.IsNullOrEmpty(user);
        var hasPassword = !string.IsNullOrEmpty(password);
        var flags = (clean ? 0x02 : 0)
            | (will ? 0x04 | ((int)willQos << 3) | (willRetain ? 0x20 : 0) : 0)
            | (hasPassword ? 0x40 : 0)
            | (hasUser ? 0x80 : 0);
        List<byte> body = [];
        Packet.AddText(body, "MQTT");
        body.Add(4);
        body.Add((byte)flags);
        Packet.AddId(body, keepAlive);
        Packet.AddText(body, clientId);
        if (will)
        {
            Packet.AddText(body, willTopic!);
            Packet.AddText(body, willMessage!);
        }

        if (hasUser)
        {
            Packet.AddText(body, user!);
        }

        if (hasPassword)
        {
            Packet.AddText(body, password!);
        }

        return Packet.Of(PacketType.Connect, 0, body.ToArray());
    }

    public static byte[] Publish(string topic, byte[] message, MqttQoSLevel qos, bool retain, bool duplicate, ushort id)
    {
        List<byte> body = [];
        Packet.AddText(body, topic);
        if (qos != MqttQoSLevel.AtMostOnce)
        {
            Packet.AddId(body, id);
        }

        body.AddRange(message);
        var flags = ((int)qos << 1) | (retain ? RetainFlag : 0) | (duplicate ? DuplicateFlag : 0);
        return Packet.Of(PacketType.Publish, (byte)flags, body.ToArray());
    }

    public static byte[] PublishAck(ushort id)
    {
        List<byte> body = [];
        Packet.AddId(body, id);
        return Packet.Of(PacketType.PublishAck, 0, body.ToArray());
    }

    public static byte[] Subscribe(ushort id, string[] topics, MqttQoSLevel[] levels)
    {
        List<byte> body = [];
        Packet.AddId(body, id);
        for (var i = 0; i < topics.Length; i++)
        {
            Packet.AddText(body, topics[i]);
            body.Add((byte)levels[i]);
        }

        return Packet.Of(PacketType.Subscribe, ReservedFlags, body.ToArray());
    }

    public static byte[] Unsubscribe(ushort id, string[] topics)
    {
        List<byte> body = [];
        Packet.AddId(body, id);
        foreach (var topic in topics)
        {
            Packet.AddText(body, topic);
        }

        return Packet.Of(PacketType.Unsubscribe, ReservedFlags, body.ToArray());
    }

    public static byte[] PingRequest() => Packet.Of(PacketType.PingRequest, 0, []);

    public static byte[] Disconnect() => Packet.Of(PacketType.Disconnect, 0, []);

    public static (MqttMsgPublishEventArgs Message, ushort Id) ParsePublish(Packet packet)
    {
        var body = packet.Body;
        var topicLength = BinaryPrimitives.ReadUInt16BigEndian(body);
        var topic = Encoding.UTF8.GetString(body, 2, topicLength);
        var at = 2 + topicLength;
        var qos = (MqttQoSLevel)((packet.First >> 1) & 0x03);
        ushort id = 0;
        if (qos != MqttQoSLevel.AtMostOnce)
        {
            id = BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(at));
            at += 2;
        }

        var message = new MqttMsgPublishEventArgs(topic, body[at..], (packet.First & DuplicateFlag) != 0, qos, (packet.First & RetainFlag) != 0);
        return (message, id);
    }

    public static MqttQoSLevel[] ParseGranted(Packet packet) => [.. packet.Body.Skip(2).Select(level => (MqttQoSLevel)level)];
}
