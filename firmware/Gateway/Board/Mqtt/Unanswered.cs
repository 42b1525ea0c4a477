namespace Hjemvakt.Gateway.Board.Mqtt;

/// <summary>
/// How many messages may wait in the package for their acknowledgement. The link keeps few in flight by itself; this bounds the rest, such as
/// replies to a flood of commands, with room left for an alarm.
/// Not thread-safe; the attempt locks.
/// </summary>
internal sealed class Unanswered
{
    private const int Most = 24;

    // The package gives a message up after about 3 s and says so; but when the acknowledgement crosses a second sending, it says nothing at all.
    private const long ForgottenAfterMs = 10000;

    private readonly int[] _ids = new int[Most];
    private readonly long[] _sentAt = new long[Most];

    internal void Add(int slot, int id, long now)
    {
        _ids[slot] = id;
        _sentAt[slot] = now;
    }

    internal void Remove(int id)
    {
        for (var i = 0; i < Most; i++)
        {
            if (_ids[i] == id)
            {
                _ids[i] = 0;
            }
        }
    }

    /// <summary>Where the next message may be noted; -1 when too many wait.</summary>
    internal int FreeSlot(long now)
    {
        for (var i = 0; i < Most; i++)
        {
            if (_ids[i] == 0 || now - _sentAt[i] > ForgottenAfterMs)
            {
                return i;
            }
        }

        return -1;
    }
}
