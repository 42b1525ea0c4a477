namespace Hjemvakt.Gateway.Outbox.Segments;

/// <summary>CRC-32 (ISO-HDLC, as in zip and Ethernet), half a byte at a time: sixteen words of table instead of 256.</summary>
internal sealed class Crc32
{
    private readonly uint[] _table = new uint[16];

    internal Crc32()
    {
        for (uint i = 0; i < 16; i++)
        {
            var value = i;
            for (var bit = 0; bit < 4; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320u : value >> 1;
            }

            _table[i] = value;
        }
    }

    /// <summary>The checksum of two stretches, one after the other; the second may be empty.</summary>
    internal uint Of(byte[] data, int offset, int count, int offset2, int count2) =>
        ~Continue(Continue(0xFFFFFFFFu, data, offset, count), data, offset2, count2);

    private uint Continue(uint crc, byte[] data, int offset, int count)
    {
        for (var i = offset; i < offset + count; i++)
        {
            crc ^= data[i];
            crc = (crc >> 4) ^ _table[(int)(crc & 15)];
            crc = (crc >> 4) ^ _table[(int)(crc & 15)];
        }

        return crc;
    }
}
