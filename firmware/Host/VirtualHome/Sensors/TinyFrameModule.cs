using System.Buffers.Binary;
using System.Globalization;
using Hjemvakt.Host.StandIns.Serial;

namespace Hjemvakt.VirtualHome.Sensors;

/// <summary>A Hi-Link LD6002C, also sold as Seeed MR60FDA2.</summary>
public sealed class TinyFrameModule : RadarModule
{
    private const int HeadLength = 8;
    private const byte Start = 0x01;
    private const int FallReport = 0x0E02;
    private const int SetHeight = 0x0E04;
    private const int GetParameters = 0x0E06;
    private const int SetThreshold = 0x0E08;
    private const int SetSensitivity = 0x0E0A;
    private const int PresenceReport = 0x0F09;

    private float _height;
    private float _threshold;
    private int _sensitivity;
    private int _id;

    /// <inheritdoc cref="RadarModule(SimulatedSerialLine, TimeProvider)"/>
    public TinyFrameModule(SimulatedSerialLine line, TimeProvider time)
        : base(line, time) => Forget();

    /// <inheritdoc/>
    public override string Settings => string.Create(CultureInfo.InvariantCulture, $"height {_height} threshold {_threshold} sensitivity {_sensitivity}");

    /// <inheritdoc/>
    protected override int TakeFrame(List<byte> heard)
    {
        if (heard.Count < HeadLength)
        {
            return heard[0] == Start ? 0 : 1;
        }

        byte[] bytes = [.. heard];
        var length = (bytes[3] << 8) | bytes[4];
        if (bytes[0] != Start || bytes[7] != Check(bytes.AsSpan(0, 7)))
        {
            return 1;
        }

        var total = HeadLength + (length == 0 ? 0 : length + 1);
        if (bytes.Length < total)
        {
            return 0;
        }

        if (length == 0 || bytes[total - 1] == Check(bytes.AsSpan(HeadLength, length)))
        {
            Obey((bytes[5] << 8) | bytes[6], bytes.AsSpan(HeadLength, length));
        }

        return total;
    }

    /// <inheritdoc/>
    protected override void SayPresence() => Say(PresenceReport, [(byte)(Somebody ? 1 : 0)]);

    /// <inheritdoc/>
    protected override void SayFall() => Say(FallReport, [(byte)(Fallen ? 1 : 0)]);

    /// <inheritdoc/>
    protected override void Forget()
    {
        _height = 2.6f;
        _threshold = 0.6f;
        _sensitivity = 3;
    }

    private static byte Check(ReadOnlySpan<byte> bytes)
    {
        var xor = 0;
        foreach (var value in bytes)
        {
            xor ^= value;
        }

        return (byte)~xor;
    }

    private void Obey(int type, ReadOnlySpan<byte> data)
    {
        if (type == SetHeight && data.Length == 4)
        {
            _height = BinaryPrimitives.ReadSingleLittleEndian(data);
            Say(type, [1]);
        }
        else if (type == SetThreshold && data.Length == 4)
        {
            _threshold = BinaryPrimitives.ReadSingleLittleEndian(data);
            Say(type, [1]);
        }
        else if (type == SetSensitivity && data.Length == 4)
        {
            _sensitivity = BinaryPrimitives.ReadInt32LittleEndian(data);
            Say(type, [1]);
        }
        else if (type == GetParameters)
        {
            // Height, threshold, sensitivity, and the four edges of the area.
            var parameters = new byte[28];
            BinaryPrimitives.WriteSingleLittleEndian(parameters, _height);
            BinaryPrimitives.WriteSingleLittleEndian(parameters.AsSpan(4), _threshold);
            BinaryPrimitives.WriteInt32LittleEndian(parameters.AsSpan(8), _sensitivity);
            for (var edge = 12; edge < parameters.Length; edge += 4)
            {
                BinaryPrimitives.WriteSingleLittleEndian(parameters.AsSpan(edge), 1.5f);
            }

            Say(type, parameters);
        }
    }

    private void Say(int type, byte[] data)
    {
        var frame = new byte[HeadLength + data.Length + 1];
        _id = (_id + 1) & 0x7FFF;
        frame[0] = Start;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(1), (ushort)_id);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(3), (ushort)data.Length);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(5), (ushort)type);
        frame[7] = Check(frame.AsSpan(0, 7));
        data.CopyTo(frame, HeadLength);
        frame[^1] = Check(data);
        Say(frame);
    }
}
