using Hjemvakt.Gateway.Clock;

namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>A clock that a test moves by hand. The wall clock is not set until <see cref="SetWall"/>.</summary>
public sealed class FakeClock : IClock
{
    private long _wall;

    public long UptimeMs { get; set; } = 1000;

    public long UnixMs => _wall == 0 ? 0 : _wall + UptimeMs;

    /// <summary>Sets the wall clock, as the time server would.</summary>
    public void SetWall(long unixMs) => _wall = unixMs - UptimeMs;
}
