namespace Hjemvakt.Gateway.Clock;

/// <summary>
/// The board's clock, doubted where that is due: network time may step, and a server may be wrong. Small corrections are taken, and measured as drift;
/// after a jump there is no Unix time at all until the new one has stood for ten minutes. Records of that time carry only uptime, which the companion
/// dates later: no time is better than a wrong one. Main loop only.
/// </summary>
public sealed class WallClock : IClock
{
    private const int JumpMs = 60000;
    private const int DoubtMs = 600000;
    private const int DayMs = 86400000;

    private readonly IClock _board;
    private long _believed;
    private long _doubted;
    private long _doubtedAt;
    private long _dayBegan;
    private long _dayBeganAt;

    public WallClock(IClock board) => _board = board;

    /// <summary>How far network time moved the clock in the last whole day, in milliseconds; 0 before there was one.</summary>
    public int DriftMs { get; private set; }

    public long UptimeMs => _board.UptimeMs;

    public long UnixMs
    {
        get
        {
            var unix = _board.UnixMs;
            if (unix == 0)
            {
                return 0;
            }

            var now = _board.UptimeMs;
            var offset = unix - now;
            if (_believed == 0)
            {
                Begin(offset, now);
            }
            else if (Near(offset, _believed))
            {
                _believed = offset;
                _doubted = 0;
                if (now - _dayBeganAt >= DayMs)
                {
                    DriftMs = (int)(offset - _dayBegan);
                    Begin(offset, now);
                }
            }
            else if (!Near(offset, _doubted))
            {
                _doubted = offset;
                _doubtedAt = now;
                return 0;
            }
            else if (now - _doubtedAt < DoubtMs)
            {
                return 0;
            }
            else
            {
                Begin(offset, now);
            }

            return unix;
        }
    }

    private static bool Near(long one, long other) => one - other < JumpMs && other - one < JumpMs;

    private void Begin(long offset, long now)
    {
        _believed = offset;
        _doubted = 0;
        _dayBegan = offset;
        _dayBeganAt = now;
    }
}
