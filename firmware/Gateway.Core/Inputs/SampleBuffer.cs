using System;
using Hjemvakt.Gateway.Outbox.Segments;

namespace Hjemvakt.Gateway.Inputs;

/// <summary>
/// Samples that wait for the main loop. When it is kept from them for longer than the buffer lasts, what waits is dropped and what comes is kept: a fall that
/// is happening now is worth more than one of seconds ago with a gap in it. Not thread-safe by itself; <see cref="PointInputs"/> locks.
/// </summary>
internal sealed class SampleBuffer
{
    /// <summary>Bytes it holds: six seconds of fifty samples.</summary>
    internal const int Capacity = 6 * 50 * PointInputs.SampleBytes;

    private readonly byte[] _bytes = new byte[Capacity];
    private int _count;
    private long _at;

    internal void Add(byte[] from, int offset, int count, long at)
    {
        if (_count + count > Capacity)
        {
            _count = 0;
        }

        if (count <= Capacity)
        {
            Array.Copy(from, offset, _bytes, _count, count);
            _count += count;
            _at = at;
        }
    }

    internal int Take(byte[] into, out long at)
    {
        var count = _count;
        Array.Copy(_bytes, 0, into, 0, count);
        _count = 0;
        at = _at;
        return count;
    }
}
