using Hjemvakt.Gateway.Core.Tests.Support;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Outbox;

/// <summary>Flash that does not take or give. An alarm is sent all the same, and nobody is told that it is stored.</summary>
[TestClass]
public class RefusingFlashTests
{
    [TestMethod]
    public void An_alarm_that_cannot_be_stored_is_not_called_stored_but_can_be_sent()
    {
        var flash = new FlashStore();
        var outbox = Drive.Outbox(flash, new FakeClock());
        Drive.Alarm(outbox, "before");
        flash.RefusesWrites = true;
        outbox.BeginAlarm("help", "cord", 1).Text("src", "cord").Text("mark", "a");
        Assert.AreEqual(2L, outbox.CommitAlarm(out var stored));
        Assert.IsFalse(stored);
        var companion = new Companion();
        companion.TakeAll(outbox.Alarm);
        Assert.AreEqual(2L, companion.Receipt);
        Assert.IsTrue(companion.HoldsMark("before") && companion.HoldsMark("a"));
    }

    [TestMethod]
    public void It_is_stored_as_soon_as_flash_works_again()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Outbox(flash, clock);
        Drive.Alarm(outbox, "a1");
        flash.RefusesWrites = true;
        Drive.Alarm(outbox, "a2");
        Drive.Alarm(outbox, "a3");
        clock.UptimeMs += 5000;
        Assert.AreEqual(clock.UptimeMs + 5000, outbox.Turn(clock.UptimeMs), "tried again every 5 s");
        flash.RefusesWrites = false;
        clock.UptimeMs += 5000;
        outbox.Turn(clock.UptimeMs);
        var companion = new Companion();
        companion.TakeAll(Drive.Outbox(flash, clock).Alarm);
        Assert.AreEqual(3L, companion.Receipt);
        Assert.AreEqual(0, companion.Twice);
        Assert.IsTrue(companion.HoldsMark("a2") && companion.HoldsMark("a3"));
    }

    [TestMethod]
    public void Numbers_that_were_only_ever_in_memory_are_remembered_when_flash_works_again()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Outbox(flash, clock);
        Drive.Alarm(outbox, "a1");
        flash.RefusesWrites = true;
        Drive.Alarm(outbox, "a2");
        outbox.Alarm.Receipt(2);
        flash.RefusesWrites = false;
        clock.UptimeMs += 5000;
        outbox.Turn(clock.UptimeMs);
        Assert.AreEqual(3L, Drive.Alarm(Drive.Outbox(flash, clock), "a3"));
    }

    [TestMethod]
    public void Routine_records_stay_in_memory_as_long_as_there_is_room()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Outbox(flash, clock);
        flash.RefusesWrites = true;
        var taken = 0;
        for (var i = 0; i < 200; i++)
        {
            taken += Drive.Routine(outbox, "r" + i, 0) > 0 ? 1 : 0;
            outbox.Turn(clock.UptimeMs);
        }

        Assert.IsTrue(taken > 20 && taken < 60);
        flash.RefusesWrites = false;
        clock.UptimeMs += 60000;
        outbox.Turn(clock.UptimeMs);
        Assert.IsTrue(Drive.Routine(outbox, "again", 0) > 0);
        outbox.Turn(clock.UptimeMs);
        var companion = new Companion();
        companion.TakeAll(outbox.Routine);
        Assert.AreEqual((long)(taken + 1), companion.Receipt);
        Assert.AreEqual(0, companion.Gone);
    }

    [TestMethod]
    public void Flash_that_cannot_be_read_at_start_is_not_written_over()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Outbox(flash, clock);
        Drive.Alarm(outbox, "a1");
        Drive.Alarm(outbox, "a2");
        flash.RefusesReads = true;
        var blind = Drive.Outbox(flash, clock);
        blind.BeginAlarm("help", "cord", 1).Text("src", "cord").Text("mark", "blind");
        Assert.IsTrue(blind.CommitAlarm(out var stored) > 0);
        Assert.IsFalse(stored);
        flash.RefusesReads = false;
        clock.UptimeMs += 5000;
        blind.Turn(clock.UptimeMs);
        Assert.AreEqual(3L, blind.Alarm.Last);
        var companion = new Companion();
        companion.TakeAll(Drive.Outbox(flash, clock).Alarm);
        Assert.AreEqual(3L, companion.Receipt);
        Assert.IsTrue(companion.HoldsMark("a1") && companion.HoldsMark("a2") && companion.HoldsMark("blind"));
    }

    [TestMethod]
    public void A_torn_segment_that_flash_did_not_let_go_at_a_start_swallows_no_later_alarm()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        Drive.Alarm(Drive.Small(flash, clock), "a1");
        flash.Create("alarm-3", new byte[5], 0, 5);
        flash.RefusesWrites = true;
        var outbox = Drive.Small(flash, clock);
        flash.RefusesWrites = false;
        for (var i = 2; i <= 12; i++)
        {
            Drive.Alarm(outbox, "a" + i);
        }

        var companion = new Companion();
        companion.TakeAll(Drive.Small(flash, clock).Alarm);
        Assert.AreEqual(12L, companion.Receipt);
        Assert.IsTrue(companion.HoldsMark("a3") && companion.HoldsMark("a4") && !companion.Holds("tamper"));
    }

    [TestMethod]
    public void Alarms_from_before_a_start_at_which_flash_could_not_be_read_are_found_without_another_alarm()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        Drive.Alarm(Drive.Outbox(flash, clock), "before");
        flash.RefusesReads = true;
        var after = Drive.Outbox(flash, clock);
        after.Turn(clock.UptimeMs);
        flash.RefusesReads = false;
        clock.UptimeMs += 5000;
        after.Turn(clock.UptimeMs);
        Assert.IsTrue(Drive.FirstMessage(after.Alarm).Contains("\"before\""));
    }

    [TestMethod]
    public void A_newest_segment_that_cannot_be_read_for_half_a_minute_takes_no_other_along()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var before = Drive.Small(flash, clock);
        for (var i = 1; i <= 12; i++)
        {
            Drive.Alarm(before, "a" + i);
        }

        var segments = Drive.Segments(flash, "alarm-");
        flash.Unreadable = segments[segments.Length - 1];
        var after = Drive.Small(flash, clock);
        for (var i = 0; i < 7; i++)
        {
            after.Turn(clock.UptimeMs);
            clock.UptimeMs += 5000;
        }

        after.BeginAlarm("help", "cord", 1).Text("src", "cord").Text("mark", "new");
        Assert.IsTrue(after.CommitAlarm(out var stored) > 12, "no number is used twice");
        Assert.IsTrue(stored);
        Drive.FirstMessage(after.Alarm);
        var companion = new Companion();
        companion.TakeAll(after.Alarm);
        clock.UptimeMs += 10000;
        companion.TakeAll(after.Alarm);
        Assert.AreEqual(after.Alarm.Last, companion.Receipt);
        Assert.IsTrue(companion.HoldsMark("a1") && companion.HoldsMark("new") && companion[12]!.Contains("tamper"));
    }

    [TestMethod]
    public void Alarms_that_cannot_be_read_back_for_ten_seconds_are_told_as_tamper_and_hold_up_no_others()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Small(flash, clock);
        for (var i = 1; i <= 12; i++)
        {
            Drive.Alarm(outbox, "a" + i);
        }

        flash.Unreadable = Drive.Segments(flash, "alarm-")[0];
        Assert.AreEqual("", Drive.FirstMessage(outbox.Alarm), "it may be back in a moment");
        clock.UptimeMs += 10000;
        var companion = new Companion();
        companion.TakeAll(outbox.Alarm);
        Assert.AreEqual(12L, companion.Receipt);
        Assert.IsTrue(companion[1]!.Contains("\"k\":\"tamper\",\"p\":\"gateway\""), "it may have been a call for help: people must hear of it");
        Assert.IsTrue(companion.HoldsMark("a12"));
    }

    [TestMethod]
    public void An_alarm_that_flash_does_not_take_waits_for_no_alarm_that_flash_does_not_give()
    {
        var flash = new FlashStore();
        var outbox = Drive.Outbox(flash, new FakeClock());
        Drive.Alarm(outbox, "lost");
        flash.RefusesReads = true;
        flash.RefusesWrites = true;
        Drive.Alarm(outbox, "now");
        Assert.IsTrue(Drive.FirstMessage(outbox.Alarm).Contains("\"now\""));
    }

    [TestMethod]
    public void Routine_records_that_cannot_be_read_back_are_told_as_a_gap()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Small(flash, clock);
        for (var i = 1; i <= 12; i++)
        {
            Drive.Routine(outbox, "r" + i, 0);
            outbox.Turn(clock.UptimeMs);
        }

        flash.Unreadable = Drive.Segments(flash, "routine-")[0];
        Assert.AreEqual("", Drive.FirstMessage(outbox.Routine));
        clock.UptimeMs += 10000;
        var companion = new Companion();
        companion.TakeAll(outbox.Routine);
        outbox.Turn(clock.UptimeMs);
        companion.TakeAll(outbox.Routine);
        Assert.AreEqual(outbox.Routine.Last, companion.Receipt);
        Assert.IsTrue(companion.Holds("\"why\":\"unreadable\"") && companion.HoldsMark("r12"));
    }

    [TestMethod]
    public void A_read_that_fails_for_a_while_is_no_damage()
    {
        var flash = new FlashStore();
        var outbox = Drive.Outbox(flash, new FakeClock());
        Drive.Alarm(outbox, "a1");
        flash.RefusesReads = true;
        Assert.AreEqual("", Drive.FirstMessage(outbox.Alarm));
        flash.RefusesReads = false;
        Assert.IsTrue(Drive.FirstMessage(outbox.Alarm).Contains("\"a1\""));
    }
}
