using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Hjemvakt.Companion.Broker;

/// <summary>
/// Marks a payload of which <see cref="PacketLimit"/> has let only the beginning through, and says how long it was. The mark is drawn
/// anew in each process and never leaves it, so that no sender can write it.
/// </summary>
internal static class CutPayload
{
    private static readonly byte[] Mark = RandomNumberGenerator.GetBytes(16);

    /// <summary>Bytes that the mark adds to a payload.</summary>
    public static int TrailerLength => Mark.Length + sizeof(long);

    /// <summary>Writes the mark.</summary>
    /// <param name="destination">At least <see cref="TrailerLength"/> bytes.</param>
    /// <param name="leftOut">Bytes of the payload that were not let through.</param>
    public static void WriteTrailer(Span<byte> destination, long leftOut)
    {
        Mark.CopyTo(destination);
        BinaryPrimitives.WriteInt64BigEndian(destination[Mark.Length..], leftOut);
    }

    /// <summary>Takes the mark off again.</summary>
    /// <param name="payload">As the broker handed it on.</param>
    /// <returns>What the sender wrote, or the beginning of it, and how many bytes all of it had.</returns>
    public static (byte[] Payload, int Length) Read(byte[] payload)
    {
        var beginning = payload.Length - TrailerLength;
        if (beginning < 0 || !payload.AsSpan(beginning, Mark.Length).SequenceEqual(Mark))
        {
            return (payload, payload.Length);
        }

        return (payload[..beginning], beginning + (int)BinaryPrimitives.ReadInt64BigEndian(payload.AsSpan(beginning + Mark.Length)));
    }
}
