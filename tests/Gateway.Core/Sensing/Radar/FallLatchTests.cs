using Hjemvakt.Gateway.Sensing.Radar;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Radar;

/// <summary>Somebody who falls and gets up two hundred times, for as long as chance will have it each time, before a radar that reports every five seconds.</summary>
[TestClass]
public class FallLatchTests
{
    private const int EveryMs = 5000;
    private const int Minute = 60000;

    [TestMethod]
    public void Whoever_lies_for_a_minute_is_told_within_it_and_nobody_is_told_twice_in_a_minute_but_after_being_up_for_ten_seconds()
    {
        var latch = new FallLatch();
        uint chance = 7;
        long at = 0;
        var toldAt = -Minute;
        for (var times = 0; times < 200; times++)
        {
            chance = (chance * 1664525) + 1013904223;
            var up = 1 + (int)((chance >> 16) % 5);
            var down = 1 + (int)((chance >> 24) % 20);
            for (var i = 0; i < up; i++, at += EveryMs)
            {
                Assert.IsFalse(latch.Report(false, at), "nobody lies there");
            }

            var fell = at;
            var told = false;
            for (var i = 0; i < down; i++, at += EveryMs)
            {
                if (latch.Report(true, at))
                {
                    Assert.IsFalse(told && at - fell > Minute, "one fall is told once");
                    Assert.IsTrue(at - toldAt >= Minute || (at == fell && up * EveryMs >= 10000), "a radar that wavers is told once a minute");
                    told = true;
                    toldAt = (int)at;
                }
            }

            Assert.IsTrue(told || (down - 1) * EveryMs < Minute, "somebody lies there and was not told");
        }
    }
}
