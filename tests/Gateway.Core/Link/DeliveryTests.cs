using Hjemvakt.Gateway.Core.Tests.Support;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Link;

/// <summary>Records to the companion: alarms first, everything until a receipt, nothing twice under two numbers.</summary>
[TestClass]
public class DeliveryTests
{
    [TestMethod]
    public void A_fall_is_sent_in_the_turn_that_sees_it()
    {
        var home = new Home();
        home.GoOnline();
        home.Board.Time.SetWall(1767225600000);
        home.Fall();
        var alarm = home.Wire.Settle(true);
        Assert.AreEqual("hv1/gw-test/alarm", alarm.Topic);
        Assert.IsFalse(alarm.Retain);
        Assert.AreEqual("[{\"s\":1,\"b\":1,\"u\":1000,\"t\":1767225600000,\"k\":\"fall\",\"p\":\"bathroom-radar\",\"src\":\"radar\",\"conf\":87}]", alarm.PayloadText);
        home.Run(0);
        Assert.AreEqual(1, home.App.AlarmsWaiting, "an acknowledgement of a broker is no receipt");
        home.Receipt(1, 0);
        Assert.AreEqual(0, home.App.AlarmsWaiting);
    }

    [TestMethod]
    public void An_alarm_passes_routine_records_and_none_of_those_starts_while_it_is_on_its_way()
    {
        var home = new Home();
        home.GoOnline();
        Swing(home, true);
        Assert.AreEqual("routine", ((Sent)home.Wire.Queue[0]!).Name);
        Swing(home, false);
        Assert.AreEqual(1, home.Wire.Queue.Count, "one routine message at a time");
        home.Fall();
        Assert.AreEqual(2, home.Wire.Queue.Count, "the alarm does not wait for it");
        Assert.AreEqual("routine", home.Wire.Settle(true).Name);
        home.Run(0);
        Assert.AreEqual(1, home.Wire.Queue.Count, "the next routine message waits for the alarm");
        Assert.AreEqual("alarm", home.Wire.Settle(true).Name);
        home.Run(0);
        Assert.AreEqual("routine", home.Wire.Settle(true).Name, "and then goes");
    }

    [TestMethod]
    public void After_a_reconnect_it_goes_on_behind_the_last_receipt()
    {
        var home = new Home();
        home.GoOnline();
        for (var i = 0; i < 5; i++)
        {
            home.Fall();
            home.SettleAll();
            home.Run(10000);
        }

        home.Receipt(3, 0);
        home.Wire.End("cable");
        home.Run(2000);
        home.Wire.Accept();
        home.Run(0);
        var records = Text.Records(home.Queued("alarm")!.Payload);
        Assert.AreEqual(2, records.Length);
        Assert.AreEqual(4L, Text.Sequence(records[0]));
        Assert.AreEqual(5L, Text.Sequence(records[1]));
    }

    [TestMethod]
    public void A_message_that_was_not_acknowledged_is_sent_again_at_once()
    {
        var home = new Home();
        home.GoOnline();
        home.Fall();
        var first = home.Wire.Settle(false).PayloadText;
        home.Run(0);
        Assert.AreEqual(first, home.Queued("alarm")!.PayloadText);
    }

    [TestMethod]
    public void What_a_receipt_covers_needs_no_acknowledgement()
    {
        var home = new Home();
        home.GoOnline();
        home.Fall();
        home.Receipt(1, 0);
        home.Run(29000);
        Swing(home, true);
        Assert.AreEqual("routine", home.Queued("routine")!.Name, "the alarm is no longer on its way");
        home.Wire.Settle(false);
        home.Wire.Settle(true);
        home.Receipt(1, 1);
        home.Run(20000);
        Assert.IsTrue(home.App.CompanionReached, "and what the transport says or does not say of it has no consequence");
    }

    [TestMethod]
    public void What_was_lost_behind_an_acknowledgement_is_sent_again_however_much_is_sent_after_it()
    {
        var home = new Home();
        home.GoOnline();
        var sent = 0;
        for (var i = 0; i < 60; i++)
        {
            home.Fall();
            for (var second = 0; second < 10; second++)
            {
                while (home.Wire.Queue.Count > 0)
                {
                    sent += home.Wire.Settle(true).PayloadText.Contains("[{\"s\":1,") ? 1 : 0;
                    home.Run(0);
                }

                home.Run(1000);
            }

            // The companion has everything but the first, and says so.
            home.Receipt(0, 0);
        }

        Assert.IsTrue(home.App.CompanionReached, "nothing looks wrong");
        Assert.IsTrue(sent >= 7, "after 5 s, doubling up to 2 min");
    }

    [TestMethod]
    public void Without_a_receipt_it_is_sent_again_less_and_less_often()
    {
        var home = new Home();
        home.GoOnline();
        home.Fall();
        home.SettleAll();
        var last = home.Now;
        var expected = 5000;
        for (var i = 0; i < 6; i++)
        {
            while (home.Queued("alarm") == null)
            {
                home.Run(100);
                if (home.Queued("status") != null)
                {
                    home.SettleAll();
                }
            }

            var waited = home.Now - last;
            Assert.IsTrue(waited >= expected && waited <= expected * 5 / 4 + 200, "from 5 s, doubling");
            last = home.Now;
            home.SettleAll();
            expected = expected * 2 < 120000 ? expected * 2 : 120000;
        }

        home.Receipt(1, 0);
        home.Run(200000);
        while (home.Wire.Queue.Count > 0)
        {
            Assert.AreEqual("status", home.Wire.Settle(true).Name, "with a receipt it is over");
        }
    }

    [TestMethod]
    public void A_receipt_that_is_none_deletes_nothing()
    {
        var home = new Home();
        home.GoOnline();
        home.Fall();
        home.SettleAll();
        home.Wire.Deliver("hv1/gw-test/receipt", "{\"alarm\":1}");
        home.Wire.Deliver("hv1/gw-test/receipt", "{\"alarm\":1,\"routine\":-1}");
        home.Wire.Deliver("hv1/gw-test/receipt", "{\"alarm\":9007199254740991,\"routine\":0}");
        home.Wire.Deliver("hv1/gw-other/receipt", "{\"alarm\":1,\"routine\":0}");
        home.Run(0);
        Assert.AreEqual(1, home.App.AlarmsWaiting);
    }

    [TestMethod]
    public void Ten_hours_offline_arrive_whole_with_alarms_first()
    {
        var home = new Home();
        home.GoOnline();
        home.Receipt(0, 0);
        home.Wire.End("plug pulled");
        home.Board.IsUp = false;
        for (var i = 0; i < 300; i++)
        {
            home.Run(120000);
            Swing(home, i % 2 == 0);
            if (i % 100 == 50)
            {
                home.Press(Home.Cord, 200);
            }
        }

        Assert.AreEqual(3, home.App.AlarmsWaiting);
        Assert.AreEqual(300, home.App.RoutineWaiting);
        home.Board.IsUp = true;
        home.Run(2000);
        home.Wire.Accept();
        home.Run(0);
        var alarms = new Companion();
        var routine = new Companion();
        var alarmSeen = false;
        for (var i = 0; i < 100 && home.Wire.Queue.Count > 0; i++)
        {
            var sent = home.Wire.Settle(true);
            if (sent.Name == "alarm")
            {
                alarms.Take(sent.Payload);
                alarmSeen = true;
            }
            else if (sent.Name == "routine")
            {
                Assert.IsTrue(alarmSeen, "alarms first");
                routine.Take(sent.Payload);
            }

            home.Receipt(alarms.Receipt, routine.Receipt);
        }

        Assert.AreEqual(3, alarms.Count);
        Assert.AreEqual(300, routine.Count);
        Assert.AreEqual(0, home.App.AlarmsWaiting + home.App.RoutineWaiting);
        Assert.AreEqual(0, alarms.Gone + routine.Gone);
    }

    [TestMethod]
    public void What_was_evicted_is_told_before_what_comes_after_it()
    {
        // Numbers 1–9 are lost with their segment; the notice of it is number 13.
        var flash = new FlashStore();
        var clock = new FakeClock();
        var outbox = Drive.Small(flash, clock);
        for (var i = 1; i <= 12; i++)
        {
            Drive.Routine(outbox, "r" + i, 0);
            outbox.Turn(clock.UptimeMs);
        }

        Drive.LoseOldestRoutineSegment(flash);
        var home = new Home(flash, false);
        home.GoOnlineKeeping();
        var first = home.Queued("routine")!;
        Assert.Contains("\"k\":\"gap\"", first.PayloadText);
        Assert.AreEqual(1, Text.Records(first.Payload).Length);
    }

    [TestMethod]
    public void A_wiped_flash_does_not_cost_an_alarm()
    {
        // The companion holds 57 alarms of this gateway's former flash.
        var home = new Home();
        home.GoOnline();
        home.Fall();
        home.SettleAll();
        home.Receipt(57, 3);
        Assert.AreEqual(1, home.App.AlarmsWaiting, "what was dropped as a copy of number 1 is not deleted");
        var again = home.Queued("alarm")!;
        Assert.AreEqual(58L, Text.Sequence(Text.Records(again.Payload)[0]), "but sent again under a number of its own");
        home.SettleAll();
        home.Receipt(58, 3);
        Assert.AreEqual(0, home.App.AlarmsWaiting);
        Swing(home, true);
        Assert.AreEqual(4L, Text.Sequence(Text.Records(home.Queued("routine")!.Payload)[0]));
    }

    private static void Swing(Home home, bool open)
    {
        home.App.Inputs.Level(Home.Door, open);
        home.Run(300);
    }
}
