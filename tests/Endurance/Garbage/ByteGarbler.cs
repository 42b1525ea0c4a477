using System;

namespace Hjemvakt.Endurance.Tests.Garbage;

/// <summary>Makes rubbish: bytes of chance, or a good text with a few of its bytes changed, doubled, moved or cut off.</summary>
internal sealed class ByteGarbler(int seed)
{
    private readonly Random random = new(seed);

    public byte[] Next(byte[] good)
    {
        if (random.Next(8) == 0)
        {
            var noise = new byte[random.Next(1, good.Length)];
            random.NextBytes(noise);
            return noise;
        }

        var bytes = (byte[])good.Clone();
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            bytes = random.Next(5) switch
            {
                0 => bytes[..random.Next(1, bytes.Length + 1)],
                1 => [.. bytes, .. bytes[random.Next(bytes.Length)..]],
                2 => Spliced(bytes),
                _ => Changed(bytes),
            };
            if (bytes.Length > 4 * good.Length)
            {
                bytes = bytes[..good.Length];
            }
        }

        return bytes;
    }

    private byte[] Changed(byte[] bytes)
    {
        // Half of the changes put in what JSON is made of: those get furthest into a reader.
        const string Structure = "{}[]\",:0123456789eE+-.\\u tfn";
        bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)Structure[random.Next(Structure.Length)];
        return bytes;
    }

    private byte[] Spliced(byte[] bytes)
    {
        var (from, to) = (random.Next(bytes.Length), random.Next(bytes.Length));
        return [.. bytes[..Math.Max(1, from)], .. bytes[to..]];
    }
}
