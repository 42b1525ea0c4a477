using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Outbox;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Outbox;

/// <summary>The companion knows more numbers than the gateway's own flash: it was wiped or replaced. What waits must not be taken for what is known.</summary>
[TestClass]
public class RenumberTests
{
    [TestMethod]
    public void What_waits_gets_numbers_behind_the_receipt()
    {
        var flash = new FlashStore();
        var outbox = Drive.Outbox(flash, new FakeClock());
        Drive.Alarm(outbox, "a1");
        Drive.Alarm(outbox, "a2");
        Assert.IsTrue(outbox.Alarm.Renumber(57));
        Assert.AreEqual(57L, outbox.Alarm.Receipted);
        Assert.AreEqual(59L, outbox.Alarm.Last);
        Assert.AreEqual(57L, outbox.Alarm.RenumberedBy);
        var records = Text.Records(Text.Bytes(Drive.FirstMessage(outbox.Alarm)));
        Assert.AreEqual("{\"s\":58,\"b\":1,\"u\":1,\"k\":\"help\",\"p\":\"cord\",\"src\":\"cord\",\"mark\":\"a1\"}", records[0]);
        Assert.AreEqual(59L, Text.Sequence(records[1]));
        Assert.AreEqual(60L, Drive.Alarm(outbox, "a3"));

        var after = Drive.Outbox(flash, new FakeClock());
        Assert.AreEqual(60L, after.Alarm.Last);
        Assert.AreEqual(3, after.Alarm.Waiting);
        Assert.AreEqual(3, Text.Records(Text.Bytes(Drive.FirstMessage(after.Alarm))).Length);
    }

    [TestMethod]
    public void Only_what_the_receipt_claims_moves_when_more_waits()
    {
        var outbox = Drive.Small(new FlashStore(), new FakeClock());
        for (var i = 1; i <= 20; i++)
        {
            Drive.Alarm(outbox, "a" + i);
        }

        Assert.IsTrue(outbox.Alarm.Renumber(12));
        var companion = new Companion();
        var batch = new Batch();
        var next = 13L;
        while (outbox.Alarm.Read(next, batch, 32))
        {
            companion.Take(batch.ToMessage());
            next = batch.Last + 1;
        }

        Assert.AreEqual(32L, outbox.Alarm.Last);
        Assert.AreEqual(20, companion.Count);
        Assert.AreEqual(0, companion.Twice);
        Assert.IsTrue(companion[13]!.Contains("\"a13\"") && companion[21]!.Contains("\"a1\"") && companion[32]!.Contains("\"a12\""));
    }

    [TestMethod]
    public void Longer_numbers_push_no_alarm_out_of_a_memory_that_is_full()
    {
        var outbox = Drive.Outbox(new FlashStore { RefusesReads = true, RefusesWrites = true }, new FakeClock());
        var taken = 0;
        while (Drive.Alarm(outbox, "a" + taken) > 0)
        {
            taken++;
        }

        Assert.IsTrue(outbox.Alarm.Renumber(1234567));
        var companion = new Companion();
        companion.TakeAll(outbox.Alarm);
        Assert.IsTrue(companion.HoldsMark("a0") && companion.HoldsMark("a" + (taken - 1)));
        Assert.AreEqual(taken, companion.Count);
        Assert.AreEqual(1234567L + taken, outbox.Alarm.Last);
    }

    [TestMethod]
    public void With_nothing_waiting_only_the_count_moves_on()
    {
        var flash = new FlashStore();
        var outbox = Drive.Outbox(flash, new FakeClock());
        Assert.IsTrue(outbox.Alarm.Renumber(57));
        Assert.AreEqual(0, outbox.Alarm.Waiting);
        Assert.AreEqual(58L, Drive.Alarm(Drive.Outbox(flash, new FakeClock()), "a"));
    }

    [TestMethod]
    public void Many_records_of_both_kinds_of_length_move()
    {
        var clock = new FakeClock();
        var outbox = Drive.Outbox(new FlashStore(), clock);
        for (var i = 1; i <= 300; i++)
        {
            Drive.Routine(outbox, i % 7 == 0 ? new string('y', 900) : "r" + i, 0);
            outbox.Turn(clock.UptimeMs);
        }

        Assert.IsTrue(outbox.Routine.Renumber(1000000000));
        var batch = new Batch();
        var next = 1000000001L;
        while (outbox.Routine.Read(next, batch, 32))
        {
            Assert.AreEqual(next, batch.First);
            next = batch.Last + 1;
        }

        Assert.AreEqual(1000000301L, next);
    }

    [TestMethod]
    public void The_power_may_go_at_any_byte_of_it()
    {
        var cut = 0;
        var done = false;
        while (!done)
        {
            var flash = new FlashStore();
            var outbox = Drive.Small(flash, new FakeClock());
            for (var i = 1; i <= 8; i++)
            {
                Drive.Alarm(outbox, "a" + i);
            }

            outbox.Alarm.Receipt(2);
            flash.CutAfter = cut++;
            try
            {
                Assert.IsTrue(outbox.Alarm.Renumber(57));
                done = true;
            }
            catch (PowerCutException)
            {
            }

            flash.PowerOn();
            outbox = Drive.Small(flash, new FakeClock());
            if (outbox.Alarm.Receipted < 57)
            {
                Assert.AreEqual(8L, outbox.Alarm.Last, "not at all");
                Assert.IsTrue(outbox.Alarm.Renumber(57));
            }

            Assert.AreEqual(63L, outbox.Alarm.Last, "or whole");
            var records = Text.Records(Text.Bytes(Drive.FirstMessage(outbox.Alarm)));
            Assert.AreEqual(6, records.Length);
            for (var i = 0; i < 6; i++)
            {
                Assert.AreEqual(58L + i, Text.Sequence(records[i]));
                Assert.IsTrue(records[i].Contains("\"a" + (i + 3) + "\""));
            }
        }

        Assert.IsTrue(cut > 500, "there was something to cut");
    }

    [TestMethod]
    public void When_flash_refuses_nothing_changes_and_it_can_be_tried_again()
    {
        var flash = new FlashStore();
        var outbox = Drive.Outbox(flash, new FakeClock());
        Drive.Alarm(outbox, "a1");
        flash.Capacity = flash.Used + 60;
        Assert.IsFalse(outbox.Alarm.Renumber(57));
        Assert.AreEqual(1L, outbox.Alarm.Last);
        flash.Capacity = int.MaxValue;
        Assert.IsTrue(outbox.Alarm.Renumber(57));
        Assert.AreEqual(58L, outbox.Alarm.Last);
    }

    [TestMethod]
    public void With_dead_flash_it_is_done_in_memory()
    {
        var flash = new FlashStore { RefusesReads = true, RefusesWrites = true };
        var outbox = Drive.Outbox(flash, new FakeClock());
        Assert.AreEqual(1L, Drive.Alarm(outbox, "a1"));
        Assert.IsTrue(outbox.Alarm.Renumber(57));
        Assert.AreEqual(58L, outbox.Alarm.Last);
        Assert.IsTrue(Drive.FirstMessage(outbox.Alarm).Contains("{\"s\":58,"));
    }
}
