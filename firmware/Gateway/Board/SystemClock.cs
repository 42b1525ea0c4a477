using System;
using Hjemvakt.Gateway.Clock;

namespace Hjemvakt.Gateway.Board;

/// <summary>The chip's two clocks. The only place of the firmware that reads them.</summary>
public sealed class SystemClock : IClock
{
    // Before network time has come, the chip counts from 1970; the runtime itself takes 2021 as the first year to believe.
    private const int FirstTrueYear = 2021;

    private const long TicksPerMs = 10000;

    public long UptimeMs => Environment.TickCount64;

    public long UnixMs
    {
        get
        {
            var now = DateTime.UtcNow;
            return now.Year < FirstTrueYear ? 0 : (now.Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMs;
        }
    }
}
