using System.Collections;
using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Outbox;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Outbox;

/// <summary>
/// Flash that now and then refuses to write, to read or to take more, and power that goes in the middle, under a gateway that is started again and again. Whatever comes together: an alarm
/// that was called stored reaches the companion, and so does one that was not, unless the power went before it could.
/// </summary>
[TestClass]
public class MoodyFlashTests
{
    private static readonly ArrayList Owed = new ArrayList();

    [TestMethod]
    public void No_alarm_is_lost_whatever_comes_together()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            Live(new Chance(seed), "life " + seed);
        }
    }

    private static void Live(Chance chance, string life)
    {
        Owed.Clear();
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Small(flash, clock);
        var batch = new Batch();
        var unstored = new ArrayList();
        for (var step = 0; step < 80; step++)
        {
            var restarts = chance.Next(27) == 0;
            flash.CutAfter = chance.Next(6) == 0 ? chance.Next(150) : -1;
            try
            {
                Step(chance, step, flash, clock, outbox, batch, unstored);
            }
            catch (PowerCutException)
            {
                restarts = true;
            }

            flash.PowerOn();
            if (restarts)
            {
                foreach (string mark in unstored)
                {
                    Owed.Remove(mark);
                }

                flash.RefusesReads = chance.Next(4) == 0;
                outbox = Drive.Small(flash, clock);
                flash.RefusesReads = false;
                unstored.Clear();
            }
            else if (!outbox.Alarm.Failing)
            {
                unstored.Clear();
            }
        }

        flash.RefusesWrites = false;
        flash.Capacity = int.MaxValue;
        for (var i = 0; i < 12; i++)
        {
            clock.UptimeMs += 5000;
            outbox.Turn(clock.UptimeMs);
            Deliver(outbox, batch);
        }

        Assert.AreEqual(0, Owed.Count, life + " has lost " + (Owed.Count > 0 ? (string)Owed[0]! : ""));
        Assert.AreEqual(0, outbox.Alarm.Waiting, life);
    }

    private static void Step(Chance chance, int step, FlashStore flash, FakeClock clock, RecordOutbox outbox, Batch batch, ArrayList unstored)
    {
        switch (chance.Next(8))
        {
            case 0:
                flash.RefusesWrites = !flash.RefusesWrites;
                break;
            case 1:
                flash.Capacity = chance.Next(2) == 0 ? flash.Used + chance.Next(300) : int.MaxValue;
                break;
            case 2:
                // A moment only: what cannot be read for longer is told as lost.
                flash.RefusesReads = true;
                Deliver(outbox, batch);
                flash.RefusesReads = false;
                Deliver(outbox, batch);
                break;
            case 3:
                Deliver(outbox, batch);
                break;
            case 4:
                Drive.Routine(outbox, "r" + step, chance.Next(2) * 30000);
                break;
            case 5:
                clock.UptimeMs += chance.Next(12000);
                outbox.Turn(clock.UptimeMs);
                break;
            default:
                outbox.BeginAlarm("help", "cord", 1).Text("src", "cord").Text("mark", "a" + step);
                if (outbox.CommitAlarm(out var stored) > 0)
                {
                    Owed.Add("a" + step);
                    if (!stored)
                    {
                        unstored.Add("a" + step);
                    }
                }

                break;
        }
    }

    /// <summary>The companion takes one message and gives its receipt.</summary>
    private static void Deliver(RecordOutbox outbox, Batch batch)
    {
        if (!outbox.Alarm.Read(outbox.Alarm.Receipted + 1, batch, 32))
        {
            return;
        }

        foreach (var record in Text.Records(batch.ToMessage()))
        {
            var mark = record.IndexOf("\"mark\":\"");
            Assert.IsTrue(mark >= 0, "nothing is told as lost");
            Owed.Remove(record.Substring(mark + 8, record.Length - mark - 10));
        }

        if (batch.First == outbox.Alarm.Receipted + 1)
        {
            outbox.Alarm.Receipt(batch.Last);
        }
    }
}
