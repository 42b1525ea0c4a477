namespace Hjemvakt.Gateway.Inputs;

/// <summary>
/// The last changes of one contact or loop, each with its time. When a loose wire chatters faster than the main loop empties it, the level that stood for the
/// shortest time goes: a press among the chatter is kept, the order and the final level stay right, and no other point is touched. Not thread-safe by itself;
/// <see cref="PointInputs"/> locks.
/// </summary>
internal sealed class EdgeBuffer
{
    private const int Capacity = 16;

    private readonly byte[] _levels = new byte[Capacity];
    private readonly long[] _at = new long[Capacity];
    private int _count;

    internal void Add(int level, long at)
    {
        if (_count == Capacity)
        {
            var shortest = 0;
            for (var i = 1; i < Capacity - 1; i++)
            {
                if (_at[i + 1] - _at[i] < _at[shortest + 1] - _at[shortest])
                {
                    shortest = i;
                }
            }

            Remove(shortest);
        }

        _levels[_count] = (byte)level;
        _at[_count++] = at;
    }

    internal bool Take(out int level, out long at)
    {
        level = _levels[0];
        at = _at[0];
        if (_count == 0)
        {
            return false;
        }

        Remove(0);
        return true;
    }

    private void Remove(int index)
    {
        _count--;
        for (; index < _count; index++)
        {
            _levels[index] = _levels[index + 1];
            _at[index] = _at[index + 1];
        }
    }
}
