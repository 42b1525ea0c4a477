using Hjemvakt.Gateway.Core.Tests.Support;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Outbox;

/// <summary>The power is cut before every single byte of every write. Nothing promised is lost, no number is used twice, nothing arrives twice.</summary>
[TestClass]
public class PowerCutTests
{
    /// <summary>A day in small: appends, receipts, new segments and deleted ones.</summary>
    private const string Script = "ARRFASCARFSCAAASCRRRRRFSCADRRFAASC";

    [TestMethod]
    public void At_every_byte_of_a_working_day()
    {
        var steps = StepsOf(Script);
        for (var cut = 0; cut <= steps; cut++)
        {
            CutAt(cut, false);
        }
    }

    [TestMethod]
    public void At_every_byte_with_rubbish_after_it()
    {
        var steps = StepsOf(Script);
        for (var cut = 0; cut <= steps; cut += 3)
        {
            CutAt(cut, true);
        }
    }

    [TestMethod]
    public void At_every_byte_of_the_start_after_a_cut()
    {
        var steps = StepsOf("ARRFASCARFSC");
        for (var cut = 3; cut <= steps; cut += 97)
        {
            for (var second = 0; second < 60; second++)
            {
                var life = new Life(new FlashStore { CutAfter = cut });
                life.Play("ARRFASCARFSC");
                life.Flash.CutAfter = second;
                life.Play("F");
                life.Flash.PowerOn();
                life.Boot();
                life.Play("AARFSC");
                life.Settle(false, false);
            }
        }
    }

    [TestMethod]
    public void At_every_byte_while_old_records_are_evicted()
    {
        const string script = "RRRRRRRRFRRRRRRRRFARRRRRRRRFRRRRRRRRFRRRRRRRRFRRRRRRRRFRRRRRRRRFA";
        var steps = StepsOf(script);
        for (var cut = steps * 2 / 3; cut <= steps; cut += 7)
        {
            var life = new Life(new FlashStore { CutAfter = cut });
            life.Play(script);
            life.Flash.PowerOn();
            life.Boot();
            life.Settle(true, false);
            Assert.IsTrue(life.Alarms.HoldsMark("m17") || cut < steps / 2, "no alarm is ever evicted");
        }
    }

    [TestMethod]
    public void At_random_in_a_hundred_lives()
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var chance = new Chance(seed);
            var life = new Life(new FlashStore { LeavesGarbage = seed % 4 == 0 });
            for (var boot = 0; boot < 12; boot++)
            {
                life.Flash.CutAfter = chance.Next(1200);
                try
                {
                    life.Boot();
                    while (true)
                    {
                        life.Do("AARRRRFFSCD"[chance.Next(11)]);
                    }
                }
                catch (PowerCutException)
                {
                    life.Flash.PowerOn();
                }
            }

            life.Boot();
            life.Settle(false, seed % 4 == 0);
        }
    }

    private static void CutAt(int cut, bool garbage)
    {
        var life = new Life(new FlashStore { CutAfter = cut, LeavesGarbage = garbage });
        life.Play(Script);
        life.Flash.PowerOn();
        life.Boot();
        life.Play("ARFA");
        life.Settle(false, garbage);
    }

    private static int StepsOf(string script)
    {
        var life = new Life(new FlashStore());
        Assert.IsFalse(life.Play(script));
        Assert.IsTrue(life.Flash.Steps > 500, "there is something to cut");
        return life.Flash.Steps;
    }
}
