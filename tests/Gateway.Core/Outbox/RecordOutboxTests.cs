using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Outbox;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Outbox;

/// <summary>Records go in, survive, come out in order, and go when the companion has them.</summary>
[TestClass]
public class RecordOutboxTests
{
    [TestMethod]
    public void An_alarm_is_on_flash_when_it_is_committed()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Outbox(flash, clock);
        outbox.BeginAlarm("help", "bedside-button", 900).Text("src", "button");
        Assert.AreEqual(1L, outbox.CommitAlarm(out var stored));
        Assert.IsTrue(stored);

        var after = Drive.Outbox(flash, clock);
        Assert.AreEqual(1L, after.Alarm.Last);
        Assert.AreEqual(1, after.Alarm.Waiting);
        Assert.AreEqual("[{\"s\":1,\"b\":1,\"u\":900,\"k\":\"help\",\"p\":\"bedside-button\",\"src\":\"button\"}]", Drive.FirstMessage(after.Alarm));
    }

    [TestMethod]
    public void A_routine_record_waits_for_others_but_no_longer_than_it_may()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Outbox(flash, clock);
        Drive.Routine(outbox, "a", 60000);
        Assert.AreEqual(31000L, outbox.Turn(1000), "30 s at the most, whatever was asked");
        clock.UptimeMs = 2000;
        Drive.Routine(outbox, "b", 200);
        Assert.AreEqual(2200L, outbox.Turn(2000), "the more urgent one decides");
        Assert.AreEqual(0L, outbox.Routine.Sendable, "nothing is sent before it is on flash");
        clock.UptimeMs = 2200;
        outbox.Turn(2200);
        Assert.AreEqual(2L, outbox.Routine.Sendable);
        Assert.AreEqual(1, flash.CountOf("routine-"), "one write for both");
    }

    [TestMethod]
    public void Each_stream_counts_for_itself()
    {
        var outbox = Drive.Outbox(new FlashStore(), new FakeClock());
        Assert.AreEqual(1L, Drive.Alarm(outbox, "a"));
        Assert.AreEqual(1L, Drive.Routine(outbox, "r", 0));
        Assert.AreEqual(2L, Drive.Alarm(outbox, "b"));
        Assert.AreEqual(2L, Drive.Routine(outbox, "s", 0));
    }

    [TestMethod]
    public void Numbers_go_on_after_a_reboot_and_boots_are_counted()
    {
        var flash = new FlashStore();
        for (var boot = 1; boot <= 5; boot++)
        {
            var outbox = Drive.Outbox(flash, new FakeClock());
            Assert.AreEqual(boot, outbox.Boot);
            Assert.AreEqual((long)boot, Drive.Alarm(outbox, "a" + boot));
        }
    }

    [TestMethod]
    public void Numbers_go_on_when_everything_was_receipted_and_nothing_is_left()
    {
        var flash = new FlashStore();
        for (var boot = 0; boot < 4; boot++)
        {
            var outbox = Drive.Small(flash, new FakeClock());
            for (var i = 1; i <= 30; i++)
            {
                Assert.AreEqual(boot * 30L + i, Drive.Alarm(outbox, "a"));
            }

            outbox.Alarm.Receipt(outbox.Alarm.Last);
            Assert.AreEqual(0, outbox.Alarm.Waiting);
            Assert.AreEqual(1, flash.CountOf("alarm-"), "only the newest segment stays, to count on from");
        }
    }

    [TestMethod]
    public void A_receipt_survives_a_reboot()
    {
        var flash = new FlashStore();
        var outbox = Drive.Outbox(flash, new FakeClock());
        for (var i = 0; i < 5; i++)
        {
            Drive.Alarm(outbox, "a" + i);
        }

        Assert.IsTrue(outbox.Alarm.Receipt(3));
        Assert.IsFalse(outbox.Alarm.Receipt(3), "that is no news");
        Assert.IsFalse(outbox.Alarm.Receipt(2), "nor is what lies before it");
        var after = Drive.Outbox(flash, new FakeClock());
        Assert.AreEqual(3L, after.Alarm.Receipted);
        Assert.AreEqual(2, after.Alarm.Waiting);
        var batch = new Batch();
        Assert.IsTrue(after.Alarm.Read(1, batch, 32), "asking for what is receipted gives what is not");
        Assert.AreEqual(4L, batch.First);
        Assert.AreEqual(5L, batch.Last);
    }

    [TestMethod]
    public void A_receipt_beyond_the_last_number_deletes_nothing()
    {
        var outbox = Drive.Outbox(new FlashStore(), new FakeClock());
        Drive.Alarm(outbox, "a");
        Assert.IsFalse(outbox.Alarm.Receipt(2));
        Assert.AreEqual(1, outbox.Alarm.Waiting);
    }

    [TestMethod]
    public void Batches_have_at_most_32_records_and_no_more_bytes_than_TLS_takes_at_once()
    {
        var outbox = Drive.Outbox(new FlashStore(), new FakeClock());
        for (var i = 0; i < 70; i++)
        {
            Drive.Alarm(outbox, "short");
        }

        var batch = new Batch();
        Assert.IsTrue(outbox.Alarm.Read(1, batch, 32));
        Assert.AreEqual(32, batch.Count);
        Assert.AreEqual(32, Text.Records(batch.ToMessage()).Length);
        Assert.IsTrue(outbox.Alarm.Read(33, batch, 5));
        Assert.AreEqual(5, batch.Count);

        var wide = new string('x', 900);
        for (var i = 0; i < 10; i++)
        {
            Drive.Alarm(outbox, wide);
        }

        Assert.IsTrue(outbox.Alarm.Read(71, batch, 32));
        Assert.AreEqual(2, batch.Count);
        Assert.IsTrue(batch.ToMessage().Length <= 2560);
    }

    [TestMethod]
    public void A_record_that_is_too_long_is_refused_and_takes_no_number()
    {
        var outbox = Drive.Outbox(new FlashStore(), new FakeClock());
        Assert.AreEqual(0L, Drive.Alarm(outbox, new string('x', 1100)));
        Assert.AreEqual(1L, Drive.Alarm(outbox, "a"));
    }

    [TestMethod]
    public void Alarms_are_refused_when_512_wait_and_never_evicted()
    {
        var flash = new FlashStore();
        var outbox = Drive.Outbox(flash, new FakeClock());
        for (var i = 1; i <= 512; i++)
        {
            Assert.AreEqual((long)i, Drive.Alarm(outbox, "a" + i));
        }

        Assert.AreEqual(0, outbox.Alarm.Free);
        Assert.AreEqual(0L, Drive.Alarm(outbox, "one too many"));
        var companion = new Companion();
        companion.TakeAll(outbox.Alarm);
        Assert.AreEqual(512L, companion.Receipt);
        Assert.IsTrue(companion.Holds("\"a1\""));
        outbox.Alarm.Receipt(1);
        Assert.AreEqual(513L, Drive.Alarm(outbox, "now there is room"));
    }

    [TestMethod]
    public void When_the_routine_store_is_full_the_oldest_go_and_the_companion_is_told()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Small(flash, clock);
        for (var i = 1; i <= 400; i++)
        {
            clock.UptimeMs += 10;
            Drive.Routine(outbox, "r" + i, 0);
            outbox.Turn(clock.UptimeMs);
            Assert.IsTrue(flash.Used <= 8192, "the store keeps within its bounds");
            Assert.IsTrue(outbox.Routine.Waiting <= 64, "in number, too");
        }

        var companion = new Companion();
        companion.TakeAll(outbox.Routine);
        Assert.AreEqual(outbox.Routine.Last, companion.Receipt, "with the gap told, everything is accounted for");
        Assert.IsTrue(companion.Gone > 300);
        Assert.IsTrue(companion.Holds("\"r400\""), "the newest is there");
        Assert.IsTrue(companion.Holds("\"why\":\"store full\""));
        Assert.IsFalse(companion.Holds("\"r1\""));
    }

    [TestMethod]
    public void What_was_evicted_is_told_after_a_reboot_as_well()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Small(flash, clock);
        for (var i = 1; i <= 200; i++)
        {
            Drive.Routine(outbox, "r" + i, 0);
            outbox.Turn(clock.UptimeMs);
        }

        // What was evicted so far is told, and the power goes between the next eviction and the notice of it.
        outbox.Turn(clock.UptimeMs);
        outbox.Turn(clock.UptimeMs);

        Drive.LoseOldestRoutineSegment(flash);
        var after = Drive.Small(flash, clock);
        after.Turn(clock.UptimeMs);
        var companion = new Companion();
        companion.TakeAll(after.Routine);
        Assert.AreEqual(after.Routine.Last, companion.Receipt);
    }

    [TestMethod]
    public void A_full_flash_makes_room_for_an_alarm_from_routine_records()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Small(flash, clock);
        for (var i = 0; i < 40; i++)
        {
            Drive.Routine(outbox, "r" + i, 0);
            outbox.Turn(clock.UptimeMs);
        }

        flash.Capacity = flash.Used + 10;
        outbox.BeginAlarm("help", "cord", 1).Text("src", "cord");
        Assert.AreEqual(1L, outbox.CommitAlarm(out var stored));
        Assert.IsTrue(stored);
        flash.Capacity = int.MaxValue;
        var after = Drive.Small(flash, clock);
        Assert.AreEqual(1, after.Alarm.Waiting);
        var companion = new Companion();
        after.Turn(clock.UptimeMs);
        companion.TakeAll(after.Routine);
        Assert.AreEqual(after.Routine.Last, companion.Receipt, "and the companion hears what went");
    }

    [TestMethod]
    public void Time_is_told_only_when_it_is_true()
    {
        var clock = new FakeClock();
        var outbox = Drive.Outbox(new FlashStore(), clock);
        outbox.BeginAlarm("help", "cord", 700).Text("src", "cord");
        outbox.CommitAlarm(out _);
        clock.UptimeMs = 5000;
        clock.SetWall(1767225600000);
        outbox.BeginAlarm("help", "cord", 4000).Text("src", "cord");
        outbox.CommitAlarm(out _);
        var records = Text.Records(Text.Bytes(Drive.FirstMessage(outbox.Alarm)));
        Assert.IsFalse(records[0].Contains("\"t\""));
        Assert.IsTrue(records[1].Contains("\"u\":4000,\"t\":1767225599000,"), "dated when it happened, not when it was written");
    }
}
