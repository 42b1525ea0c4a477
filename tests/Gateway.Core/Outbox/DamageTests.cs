using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Outbox;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Outbox;

/// <summary>Flash that was written well and reads badly. What is gone is told, what is not gone is found, and no number is used again.</summary>
[TestClass]
public class DamageTests
{
    [TestMethod]
    public void A_damaged_alarm_in_the_middle_is_told_as_tamper_and_the_others_are_found()
    {
        var flash = Sent(5, out var companion);
        flash.Rot("alarm-1", 32 + 3 * EntryBytes(flash) - 20);
        var after = Drive.Outbox(flash, new FakeClock());
        companion.TakeAll(after.Alarm);
        Assert.AreEqual(5L, companion.Receipt);
        Assert.IsTrue(companion[3]!.Contains("\"k\":\"tamper\",\"p\":\"gateway\""));
        Assert.IsTrue(companion.HoldsMark("a2") && companion.HoldsMark("a4") && companion.HoldsMark("a5"));
    }

    [TestMethod]
    public void A_damaged_length_loses_one_record_and_not_those_after_it()
    {
        var flash = Sent(5, out var companion);
        flash.Rot("alarm-1", 32 + 2 * EntryBytes(flash));
        var after = Drive.Outbox(flash, new FakeClock());
        companion.TakeAll(after.Alarm);
        Assert.AreEqual(5L, companion.Receipt);
        Assert.IsTrue(companion[3]!.Contains("\"k\":\"tamper\""));
        Assert.IsTrue(companion.HoldsMark("a4") && companion.HoldsMark("a5"));
    }

    [TestMethod]
    public void The_number_of_a_damaged_last_alarm_is_not_used_again()
    {
        var flash = Sent(3, out var companion);
        companion.TakeAll(Drive.Outbox(flash, new FakeClock()).Alarm);
        flash.Rot("alarm-1", flash.LengthOf("alarm-1") - 5);
        var after = Drive.Outbox(flash, new FakeClock());
        var sequence = Drive.Alarm(after, "new");
        Assert.IsTrue(sequence > 3, "the companion has a record with number 3 and would drop another one");
        Assert.AreEqual((long)sequence, companion.Receipt + sequence - 3);
        var batch = new Batch();
        Assert.IsTrue(after.Alarm.Read(4, batch, 32));
        companion.Take(batch.ToMessage());
        Assert.IsTrue(companion.HoldsMark("new"));
        Assert.AreEqual(sequence, companion.Receipt, "and what was skipped has been told");
    }

    [TestMethod]
    public void However_many_alarms_the_damage_at_the_end_has_taken_their_numbers_are_not_used_again()
    {
        var flash = Sent(8, out var companion);
        var entry = (flash.LengthOf("alarm-1") - 32) / 8;
        for (var i = 3; i < 8; i++)
        {
            flash.Rot("alarm-1", 32 + i * entry);
        }

        var after = Drive.Outbox(flash, new FakeClock());
        Assert.IsTrue(Drive.Alarm(after, "new") > 8);
        companion.TakeAll(after.Alarm);
        Assert.AreEqual(after.Alarm.Last, companion.Receipt);
        Assert.IsTrue(companion.HoldsMark("a3") && companion.HoldsMark("new"));
    }

    [TestMethod]
    public void The_number_of_a_last_alarm_that_was_cut_short_is_used_again_because_it_was_never_sent()
    {
        var flash = Sent(3, out _);
        flash.Truncate("alarm-1", flash.LengthOf("alarm-1") - 5);
        var after = Drive.Outbox(flash, new FakeClock());
        Assert.AreEqual(2L, after.Alarm.Last);
        Assert.AreEqual(3L, Drive.Alarm(after, "new"));
        var again = Drive.Outbox(flash, new FakeClock());
        Assert.AreEqual(3L, again.Alarm.Last);
        Assert.IsTrue(Drive.FirstMessage(again.Alarm).Contains("\"new\""));
    }

    [TestMethod]
    public void A_damaged_header_costs_no_record()
    {
        for (var position = 0; position < 32; position++)
        {
            var flash = Sent(3, out var companion);
            flash.Rot("alarm-1", position);
            var after = Drive.Outbox(flash, new FakeClock());
            Assert.AreEqual(4L, Drive.Alarm(after, "new"));
            companion.TakeAll(after.Alarm);
            Assert.IsTrue(companion.HoldsMark("a1") && companion.HoldsMark("a3") && companion.HoldsMark("new"));
            Assert.AreEqual(4, companion.Count);
        }
    }

    [TestMethod]
    public void Any_single_damaged_byte_costs_at_most_one_alarm_and_none_is_mistaken_for_another()
    {
        var length = Sent(4, out _).LengthOf("alarm-1");
        for (var position = 0; position < length; position++)
        {
            var flash = Sent(4, out var companion);
            flash.Rot("alarm-1", position);
            var after = Drive.Outbox(flash, new FakeClock());
            Drive.Alarm(after, "new");
            companion.TakeAll(after.Alarm);
            Assert.AreEqual(after.Alarm.Last, companion.Receipt);
            var found = 0;
            for (var i = 1; i <= 4; i++)
            {
                found += companion.HoldsMark("a" + i) ? 1 : 0;
            }

            Assert.IsTrue(found >= 3, "at most one is gone");
            Assert.IsTrue(companion.HoldsMark("new"));
        }
    }

    [TestMethod]
    public void A_damaged_routine_record_is_told_in_a_gap_once()
    {
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Outbox(flash, clock);
        for (var i = 1; i <= 5; i++)
        {
            Drive.Routine(outbox, "r" + i, 0);
        }

        outbox.Turn(clock.UptimeMs);
        flash.Rot("routine-1", 32 + 150);
        var companion = new Companion();
        for (var i = 0; i < 3; i++)
        {
            companion.TakeAll(outbox.Routine);
            outbox.Turn(clock.UptimeMs);
        }

        Assert.AreEqual(6L, outbox.Routine.Last, "one notice, however often it is read");
        Assert.AreEqual(6L, companion.Receipt);
        Assert.AreEqual(1, companion.Gone);
        Assert.IsTrue(companion[6]!.Contains("\"stream\":\"routine\",\"from\":2,\"to\":2,\"why\":\"unreadable\""));
    }

    [TestMethod]
    public void A_segment_that_is_gone_is_told_and_stops_nothing()
    {
        var flash = new FlashStore();
        var outbox = Drive.Small(flash, new FakeClock());
        for (var i = 1; i <= 20; i++)
        {
            Drive.Alarm(outbox, "a" + i);
        }

        flash.Lose(Drive.Segments(flash, "alarm-")[1]);
        var after = Drive.Small(flash, new FakeClock());
        var companion = new Companion();
        companion.TakeAll(after.Alarm);
        Assert.AreEqual(20L, companion.Receipt);
        Assert.IsTrue(companion.Holds("tamper"));
        Assert.IsTrue(companion.HoldsMark("a1") && companion.HoldsMark("a20"));
    }

    [TestMethod]
    public void Boots_are_counted_when_a_slot_is_cut_or_both_are_damaged()
    {
        for (var cut = 0; cut <= 13; cut++)
        {
            var flash = new FlashStore();
            for (var boot = 1; boot <= 6; boot++)
            {
                Drive.Alarm(Drive.Outbox(flash, new FakeClock()), "a");
            }

            flash.CutAfter = cut;
            try
            {
                var dying = Drive.Outbox(flash, new FakeClock());
                Assert.AreEqual(7, dying.Boot);
            }
            catch (PowerCutException)
            {
                flash.PowerOn();
            }

            flash.PowerOn();
            var after = Drive.Outbox(flash, new FakeClock());
            Assert.IsTrue(after.Boot >= 7, "no boot that made records shares its number");
        }

        var damaged = new FlashStore();
        var last = 0;
        for (var boot = 1; boot <= 4; boot++)
        {
            var outbox = Drive.Small(damaged, new FakeClock());
            last = outbox.Boot;
            for (var i = 0; i < 10; i++)
            {
                Drive.Alarm(outbox, "a");
            }
        }

        damaged.Rot("boot-a", 5);
        damaged.Rot("boot-b", 5);
        Assert.IsTrue(Drive.Small(damaged, new FakeClock()).Boot > last, "the segments know, too");
    }

    private static FlashStore Sent(int alarms, out Companion companion)
    {
        var flash = new FlashStore();
        var outbox = Drive.Outbox(flash, new FakeClock());
        for (var i = 1; i <= alarms; i++)
        {
            Drive.Alarm(outbox, "a" + i);
        }

        companion = new Companion();
        return flash;
    }

    private static int EntryBytes(FlashStore flash) => flash.LengthOf("alarm-1") / 5;
}
