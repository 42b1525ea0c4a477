using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Outbox;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Outbox;

/// <summary>
/// The companion was restored from a backup, and has forgotten what it gave a receipt for. What is still on flash is sent again; what is not is told as a hole, so that
/// the companion does not wait for it for ever.
/// </summary>
[TestClass]
public class RewindTests
{
    [TestMethod]
    public void What_is_still_on_flash_is_sent_again()
    {
        var outbox = Alarms(new FlashStore(), 5);
        outbox.Alarm.Receipt(4);

        Assert.IsTrue(outbox.Alarm.Rewind(1));

        Assert.AreEqual(1L, outbox.Alarm.Receipted);
        Assert.AreEqual(4, outbox.Alarm.Waiting);
        Assert.IsFalse(outbox.Alarm.ReleaseOwed, "nothing is lost");
        var restored = new Companion();
        restored.TakeAll(outbox.Alarm);
        Assert.IsTrue(restored.HoldsMark("a2") && restored.HoldsMark("a3") && restored.HoldsMark("a4") && restored.HoldsMark("a5"));
    }

    [TestMethod]
    public void What_is_gone_is_told_in_the_stream_itself_and_the_receipts_go_on()
    {
        var clock = new FakeClock();
        var outbox = Drive.Small(new FlashStore(), clock);
        for (var i = 1; i <= 30; i++)
        {
            Drive.Alarm(outbox, "a" + i);
            outbox.Alarm.Receipt(i - 1);
        }

        // Its former self had up to 1; the restored one takes what there is.
        Assert.IsTrue(outbox.Alarm.Rewind(1));
        Assert.IsTrue(outbox.Alarm.ReleaseOwed && outbox.Alarm.ReleasedFrom == 2);
        var kept = outbox.Alarm.ReleasedTo + 1;
        outbox.Turn(clock.UptimeMs);

        var restored = new Companion();
        restored.Take(Text.Bytes("[{\"s\":1,\"b\":1,\"u\":1,\"k\":\"help\",\"p\":\"cord\",\"src\":\"cord\",\"mark\":\"a1\"}]"));
        restored.TakeAll(outbox.Alarm);
        Assert.AreEqual(31L, restored.Receipt, "the hole is closed, and the notice of it has the next number");
        Assert.AreEqual(kept - 2, (long)restored.Gone);
        Assert.IsTrue(restored.Holds("\"k\":\"gap\",\"p\":\"gateway\",\"stream\":\"alarm\",\"from\":2,\"to\":" + (kept - 1) + ",\"why\":\"released\"}"));
        outbox.Alarm.Receipt(restored.Receipt);
        Assert.AreEqual(0, outbox.Alarm.Waiting);
    }

    [TestMethod]
    public void It_is_told_once_while_the_notice_is_on_its_way()
    {
        var clock = new FakeClock();
        var outbox = Drive.Small(new FlashStore(), clock);
        for (var i = 1; i <= 30; i++)
        {
            Drive.Alarm(outbox, "a" + i);
        }

        outbox.Alarm.Receipt(30);
        outbox.Alarm.Rewind(1);
        outbox.Turn(clock.UptimeMs);
        var last = outbox.Alarm.Last;

        outbox.Alarm.Rewind(1);
        outbox.Turn(clock.UptimeMs);

        Assert.AreEqual(last, outbox.Alarm.Last);
    }

    [TestMethod]
    public void A_full_store_takes_the_notice_all_the_same_and_then_calls_again()
    {
        var clock = new FakeClock();
        var outbox = Drive.Outbox(new FlashStore(), clock);
        Drive.Alarm(outbox, new string('x', 900));
        for (var i = 0; i < 20; i++)
        {
            Drive.Alarm(outbox, new string('x', 900));
        }

        outbox.Alarm.Receipt(outbox.Alarm.Last);
        var before = outbox.Alarm.Last;
        while (Drive.Alarm(outbox, "waits") > 0)
        {
        }

        Assert.AreEqual(0, outbox.Alarm.Free);
        outbox.Alarm.Rewind(1);
        Assert.AreEqual(before, outbox.Alarm.Receipted, "there is no room for anything twice");
        Assert.IsTrue(outbox.Alarm.ReleaseOwed);
        outbox.Turn(clock.UptimeMs);
        Assert.IsFalse(outbox.Alarm.ReleaseOwed);

        outbox.Alarm.Receipt(outbox.Alarm.Last);
        Assert.IsTrue(Drive.Alarm(outbox, "a call") > 0);
    }

    [TestMethod]
    public void The_routine_stream_does_the_same()
    {
        var clock = new FakeClock();
        var outbox = Drive.Small(new FlashStore(), clock);
        for (var i = 1; i <= 40; i++)
        {
            Drive.Routine(outbox, "r" + i, 0);
            outbox.Turn(clock.UptimeMs);
            outbox.Routine.Receipt(i);
        }

        outbox.Routine.Rewind(1);
        outbox.Turn(clock.UptimeMs);
        clock.UptimeMs += 100;
        outbox.Turn(clock.UptimeMs);

        var restored = new Companion();
        restored.Take(Text.Bytes("[{\"s\":1,\"b\":1,\"u\":1,\"k\":\"door\",\"p\":\"x\",\"open\":true}]"));
        restored.TakeAll(outbox.Routine);
        Assert.AreEqual(outbox.Routine.Last, restored.Receipt);
        Assert.IsTrue(restored.Holds("\"stream\":\"routine\",\"from\":2,"));
    }

    [TestMethod]
    public void The_lamp_is_not_red_for_ever_and_an_old_receipt_that_comes_again_is_no_backup()
    {
        var home = new Home();
        home.GoOnline();
        for (var i = 0; i < 4; i++)
        {
            home.Fall();
            home.SettleAll();
            home.Run(11000);
        }

        home.Receipt(4, 0);
        home.Receipt(2, 0);
        home.Run(1000);
        home.Receipt(4, 0);
        home.Run(10000);
        Assert.AreEqual(0, home.App.AlarmsWaiting, "an old one came late");

        home.Receipt(1, 0);
        home.Run(6000);
        var records = Text.Records(home.Queued("alarm")!.Payload);
        Assert.AreEqual(3, records.Length);
        Assert.AreEqual(2L, Text.Sequence(records[0]));
        home.SettleAll();
        home.Receipt(4, 0);
        home.Run(1000);
        Assert.AreEqual(0, home.App.AlarmsWaiting);
        Assert.AreNotEqual((int)LampPattern.AlarmSent, (int)home.Lamp);
    }

    private static RecordOutbox Alarms(FlashStore flash, int count)
    {
        var outbox = Drive.Outbox(flash, new FakeClock());
        for (var i = 1; i <= count; i++)
        {
            Drive.Alarm(outbox, "a" + i);
        }

        return outbox;
    }
}
