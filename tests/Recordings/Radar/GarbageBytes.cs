using Hjemvakt.Gateway.Sensing.Radar;

namespace Hjemvakt.Recordings.Tests.Radar;

/// <summary>Bytes as a bad line gives them: noise, whole frames, frames with bits flipped, cut short, doubled, and heads that promise more than comes.</summary>
internal static class GarbageBytes
{
    internal static byte[] Make(bool tiny, int count, int seed)
    {
#pragma warning disable CA5394 // The same garbage each time, on purpose.
        var random = new Random(seed);
        var bytes = new List<byte>(count + 256);
        var frame = new byte[32];
        while (bytes.Count < count)
        {
            var length = tiny ? Tiny(frame, random) : Sy(frame, random);
            switch (random.Next(6))
            {
                case 0:
                    var noise = new byte[random.Next(1, 100)];
                    random.NextBytes(noise);
                    bytes.AddRange(noise);
                    break;
                case 1:
                    bytes.AddRange(frame.AsSpan(0, length));
                    break;
                case 2:
                    frame[random.Next(length)] ^= (byte)(1 << random.Next(8));
                    bytes.AddRange(frame.AsSpan(0, length));
                    break;
                case 3:
                    bytes.AddRange(frame.AsSpan(0, random.Next(length)));
                    break;
                case 4:
                    var from = random.Next(length);
                    bytes.AddRange(frame.AsSpan(0, length));
                    bytes.AddRange(frame.AsSpan(from, length - from));
                    break;
                default:
                    bytes.AddRange(LongHead(tiny, random.Next(1, 2000)));
                    break;
            }
        }
#pragma warning restore CA5394

        bytes.RemoveRange(count, bytes.Count - count);
        return [.. bytes];
    }

    /// <summary>A head, check and all, of a frame whose data will not come.</summary>
    internal static byte[] LongHead(bool tiny, int length)
    {
        if (!tiny)
        {
            return [SyFrame.Head1, SyFrame.Head2, SyFrame.Falling, SyFrame.FallState, (byte)(length >> 8), (byte)length];
        }

        byte[] head = [TinyFrame.Sof, 0, 0, (byte)(length >> 8), (byte)length, 0x0E, 0x02, 0];
        head[7] = TinyFrame.Check(head, 0, 7);
        return head;
    }

#pragma warning disable CA5394 // As above.
    private static int Tiny(byte[] into, Random random) => random.Next(3) switch
    {
        0 => TinyFrame.WriteEmpty(into, random.Next(65536), TinyFrame.Parameters),
        1 => TinyFrame.WriteNumber(into, random.Next(65536), TinyFrame.Presence, random.Next(2)),
        _ => TinyFrame.WriteMetres(into, random.Next(65536), TinyFrame.Height, random.Next(600)),
    };

    private static int Sy(byte[] into, Random random) => random.Next(3) switch
    {
        0 => SyFrame.WriteQuestion(into, SyFrame.Falling, SyFrame.FallState),
        1 => SyFrame.Write(into, SyFrame.Person, SyFrame.Presence, 1, random.Next(2)),
        _ => SyFrame.Write(into, SyFrame.Falling, SyFrame.FallDelay | SyFrame.Question, 4, random.Next()),
    };
#pragma warning restore CA5394
}
