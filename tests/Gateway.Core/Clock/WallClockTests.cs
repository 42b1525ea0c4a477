using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Core.Tests.Support;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Clock;

/// <summary>Rather no time than a wrong one.</summary>
[TestClass]
public class WallClockTests
{
    private const long True = 1767229200000;

    [TestMethod]
    public void Small_corrections_are_taken_and_told_as_drift_after_a_day()
    {
        var board = new FakeClock();
        var clock = new WallClock(board);
        Assert.AreEqual(0L, clock.UnixMs, "not set yet");
        board.SetWall(True);
        Assert.AreEqual(True, clock.UnixMs);

        for (var hour = 1; hour <= 24; hour++)
        {
            board.UptimeMs += 3600000;
            board.SetWall(board.UnixMs - 50);
            Assert.AreEqual(board.UnixMs, clock.UnixMs);
        }

        Assert.AreEqual(-1200, clock.DriftMs);
    }

    [TestMethod]
    public void After_a_jump_there_is_no_time_until_the_new_one_has_stood_for_ten_minutes()
    {
        var board = new FakeClock();
        var clock = new WallClock(board);
        board.SetWall(True);
        Assert.AreEqual(True, clock.UnixMs);

        board.SetWall(True + 86400000);
        Assert.AreEqual(0L, clock.UnixMs);
        board.UptimeMs += 599000;
        Assert.AreEqual(0L, clock.UnixMs);
        board.UptimeMs += 2000;
        Assert.AreEqual(True + 86400000 + 601000, clock.UnixMs);
    }

    [TestMethod]
    public void A_jump_that_is_taken_back_was_none()
    {
        var board = new FakeClock();
        var clock = new WallClock(board);
        board.SetWall(True);
        var before = clock.UnixMs;

        board.SetWall(True - 7200000);
        Assert.AreEqual(0L, clock.UnixMs);
        board.UptimeMs += 60000;
        board.SetWall(True + 60000);

        Assert.AreEqual(before + 60000, clock.UnixMs);
        Assert.AreEqual(0, clock.DriftMs);
    }

    [TestMethod]
    public void A_clock_that_keeps_jumping_is_never_believed()
    {
        var board = new FakeClock();
        var clock = new WallClock(board);
        board.SetWall(True);
        Assert.AreEqual(True, clock.UnixMs);

        for (var i = 1; i <= 30; i++)
        {
            board.UptimeMs += 60000;
            board.SetWall(True + i * 10000000L);
            Assert.AreEqual(0L, clock.UnixMs);
        }
    }
}
