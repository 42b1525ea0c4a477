using System;
using Hjemvakt.Gateway.Outbox.Segments;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>
/// The wire format of Hi-Link LD6002C and Seeed MR60FDA2, 115200 8N1:
/// <c>01 | id 2 | length 2 | type 2 | head check | data | data check</c>. Head big-endian, data little-endian, each check the inverted exclusive-or of its
/// part. A frame without data ends after the head check. Source: Hi-Link's TinyFrame reference V1.2 and captures of a Seeed module.
/// </summary>
public static class TinyFrame
{
    public const byte Sof = 0x01;

    /// <summary>Bytes of a head, its check included.</summary>
    public const int HeadLength = 8;

    /// <summary>The most data taken. What this gateway needs has 28 bytes at most; longer frames (point clouds, switched off at start) are stepped over.</summary>
    public const int MaxData = 128;

    /// <summary>Bytes of the longest frame, checks included.</summary>
    public const int MaxLength = HeadLength + MaxData + 1;

    /// <summary>Switches the log of points and states on (1) or off (0): u32.</summary>
    public const int UserLog = 0x0E01;

    /// <summary>Report: somebody has fallen (not 0) or not (0): u8 in the manual, of any length here.</summary>
    public const int Fall = 0x0E02;

    /// <summary>Mounting height, metres as float; answered by u8, 1 when taken.</summary>
    public const int Height = 0x0E04;

    /// <summary>Asks for all parameters; answered by height, threshold (floats), sensitivity (u32) and four edges of the area (floats).</summary>
    public const int Parameters = 0x0E06;

    /// <summary>Height below which a person counts as fallen, metres as float; answered by u8.</summary>
    public const int Threshold = 0x0E08;

    /// <summary>How many pictures are averaged, 3–30: u32; answered by u8. Fewer is quicker and less sure.</summary>
    public const int Sensitivity = 0x0E0A;

    /// <summary>Report of the MR60FDA2: somebody is there (not 0) or nobody (0).</summary>
    public const int Presence = 0x0F09;

    /// <summary>Report of the LD6002C: four zones, u32 each, 1 when occupied.</summary>
    public const int ZonePresence = 0x0A0A;

    /// <summary>The check of <paramref name="count"/> bytes.</summary>
    public static byte Check(byte[] bytes, int offset, int count)
    {
        var xor = 0;
        for (var i = 0; i < count; i++)
        {
            xor ^= bytes[offset + i];
        }

        return (byte)~xor;
    }

    /// <summary>Writes a frame without data: a question.</summary>
    /// <returns>Its length.</returns>
    public static int WriteEmpty(byte[] into, int id, int type)
    {
        WriteHead(into, id, type, 0);
        return HeadLength;
    }

    /// <summary>Writes a frame with a u32.</summary>
    /// <returns>Its length.</returns>
    public static int WriteNumber(byte[] into, int id, int type, int value)
    {
        WriteHead(into, id, type, 4);
        into[HeadLength] = (byte)value;
        into[HeadLength + 1] = (byte)(value >> 8);
        into[HeadLength + 2] = (byte)(value >> 16);
        into[HeadLength + 3] = (byte)(value >> 24);
        into[HeadLength + 4] = Check(into, HeadLength, 4);
        return HeadLength + 5;
    }

    /// <summary>Writes a frame with a length in metres as a float.</summary>
    /// <param name="centimetres">The length.</param>
    /// <returns>Its length.</returns>
    public static int WriteMetres(byte[] into, int id, int type, int centimetres)
    {
        var bits = BitConverter.ToInt32(BitConverter.GetBytes(centimetres / 100f), 0);
        return WriteNumber(into, id, type, bits);
    }

    /// <summary>Reads a little-endian u32. Values of 2³¹ and more come out negative.</summary>
    public static int ReadNumber(byte[] from, int offset) =>
        from[offset] | (from[offset + 1] << 8) | (from[offset + 2] << 16) | (from[offset + 3] << 24);

    /// <summary>Reads a float of metres as centimetres, rounded; -1 when it is not a length from 0 to 100 m.</summary>
    public static int ReadMetres(byte[] from, int offset)
    {
        var metres = BitConverter.ToSingle(from, offset);

        // Written so that "not a number" falls out too.
        return metres >= 0f && metres <= 100f ? (int)((metres * 100f) + 0.5f) : -1;
    }

    private static void WriteHead(byte[] into, int id, int type, int dataLength)
    {
        into[0] = Sof;
        into[1] = (byte)(id >> 8);
        into[2] = (byte)id;
        into[3] = (byte)(dataLength >> 8);
        into[4] = (byte)dataLength;
        into[5] = (byte)(type >> 8);
        into[6] = (byte)type;
        into[7] = Check(into, 0, HeadLength - 1);
    }
}
