using System.Buffers.Binary;
using System.Text;

namespace Hjemvakt.Host.StandIns.M2Mqtt;

/// <summary>Kinds of MQTT control packets (MQTT 3.1.1, table 2.1).</summary>
internal enum PacketType : byte
{
    Connect = 1,
    ConnectAck = 2,
    Publish = 3,
    PublishAck = 4,
    Subscribe = 8,
    SubscribeAck = 9,
    Unsubscribe = 10,
    UnsubscribeAck = 11,
    PingRequest = 12,
    PingResponse = 13,
    Disconnect = 14,
}

/// <summary>One control packet as it came: first byte and body (MQTT 3.1.1, section 2).</summary>
internal readonly record struct Packet(byte First, byte[] Body)
{
    // The largest remaining length the encoding allows.
    private const int LengthBytes = 4;

    public PacketType Type => (PacketType)(First >> 4);

    public ushort Id => BinaryPrimitives.ReadUInt16BigEndian(Body);

    /// <returns>Null when the other end has closed the connection.</returns>
    public static async Task<Packet?> Read(Stream stream)
    {
        var one = new byte[1];
        if (await stream.ReadAsync(one) == 0)
        {
            return null;
        }

        var first = one[0];
        var length = 0;
        for (var i = 0; ; i++)
        {
            await stream.ReadExactlyAsync(one);
            length |= (one[0] & 0x7F) << (7 * i);
            if ((one[0] & 0x80) == 0)
            {
                break;
            }

            if (i == LengthBytes - 1)
            {
                throw new IOException("A packet's length runs over four bytes.");
            }
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body);
        return new Packet(first, body);
    }

    public static byte[] Of(PacketType type, byte flags, ReadOnlySpan<byte> body)
    {
        var packet = new List<byte>(body.Length + 5) { (byte)(((byte)type << 4) | flags) };
        var rest = body.Length;
        do
        {
            var digit = (byte)(rest & 0x7F);
            rest >>= 7;
            packet.Add(rest > 0 ? (byte)(digit | 0x80) : digit);
        }
        while (rest > 0);

        packet.AddRange(body);
        return [.. packet];
    }

    public static void AddText(List<byte> body, string text) => AddBytes(body, Encoding.UTF8.GetBytes(text));

    public static void AddBytes(List<byte> body, byte[] bytes)
    {
        AddId(body, (ushort)bytes.Length);
        body.AddRange(bytes);
    }

    public static void AddId(List<byte> body, ushort id)
    {
        body.Add((byte)(id >> 8));
        body.Add((byte)id);
    }
}
