namespace Hjemvakt.Gateway.Sensing;

/// <summary>
/// The last changes of one contact or loop, each with its time. When a loose wire chatters faster than the main loop empties it, the oldest pair of changes
/// goes: the order and the final level stay right, and no other point is touched. Not thread-safe by itself; <see cref="Inputs"/> locks.
/// </summary>
internal sealed class EdgeBuffer
{
    private const int Capacity = 16;

    private readonly byte[] _levels = new byte[Capacity];
    private readonly long[] _at = new long[Capacity];
    private int _first;
    private int _count;

    internal void Add(int level, long at)
    {
        if (_count == Capacity)
        {
            _first = (_first + 2) % Capacity;
            _count -= 2;
        }

        var slot = (_first + _count) % Capacity;
        _levels[slot] = (byte)level;
        _at[slot] = at;
        _count++;
    }

    internal bool Take(out int level, out long at)
    {
        if (_count == 0)
        {
            level = 0;
            at = 0;
            return false;
        }

        level = _levels[_first];
        at = _at[_first];
        _first = (_first + 1) % Capacity;
        _count--;
        return true;
    }
}
