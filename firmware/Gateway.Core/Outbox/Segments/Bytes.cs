namespace Hjemvakt.Gateway.Outbox.Segments;

/// <summary>Whole numbers in a byte array, little-endian.</summary>
internal static class Bytes
{
    internal static void Put16(byte[] data, int at, int value)
    {
        data[at] = (byte)value;
        data[at + 1] = (byte)(value >> 8);
    }

    internal static void Put32(byte[] data, int at, uint value)
    {
        Put16(data, at, (int)(value & 0xFFFF));
        Put16(data, at + 2, (int)(value >> 16));
    }

    internal static void Put64(byte[] data, int at, long value)
    {
        Put32(data, at, (uint)(value & 0xFFFFFFFF));
        Put32(data, at + 4, (uint)((value >> 32) & 0xFFFFFFFF));
    }

    internal static int Get16(byte[] data, int at) => data[at] | (data[at + 1] << 8);

    internal static uint Get32(byte[] data, int at) => (uint)Get16(data, at) | ((uint)Get16(data, at + 2) << 16);

    internal static long Get64(byte[] data, int at) => Get32(data, at) | ((long)Get32(data, at + 4) << 32);
}
