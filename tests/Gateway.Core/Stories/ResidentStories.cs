using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Feedback;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Stories;

/// <summary>What the resident sees and hears, from the fall to the person at the door.</summary>
[TestClass]
public class ResidentStories
{
    [TestMethod]
    public void From_a_fall_to_somebody_on_the_way()
    {
        var home = new Home();
        Shows(home, LampPattern.Off);
        home.Run(0);
        Shows(home, LampPattern.NoCompanion);
        home.GoOnline();
        Shows(home, LampPattern.Ok);

        home.Fall();
        Shows(home, LampPattern.AlarmSent);
        Hears(home, BuzzerSignal.Stored);
        home.SettleAll();
        Shows(home, LampPattern.AlarmSent);

        home.Receipt(1, 0);
        Shows(home, LampPattern.AlarmReceived);
        Hears(home, BuzzerSignal.Received);
        home.Alert("1", "fall", "raised");
        home.Alert("1", "fall", "notified");
        Shows(home, LampPattern.AlarmReceived);
        home.Alert("1", "fall", "acknowledged");
        Shows(home, LampPattern.SomebodyHasIt);
        Hears(home, BuzzerSignal.SomebodyHasIt);
        home.Alert("1", "fall", "onTheWay");
        Shows(home, LampPattern.OnTheWay);
        Hears(home, BuzzerSignal.OnTheWay);
        home.Alert("1", "fall", "resolved");
        Shows(home, LampPattern.Ok);
        Assert.AreEqual(4, home.Board.Signals.Count, "each signal once");
    }

    [TestMethod]
    public void The_buzzer_confirms_only_what_is_on_flash()
    {
        var home = new Home();
        home.GoOnline();
        var before = home.Board.Flash.Used;
        home.Press(Home.Cord, 100);
        Hears(home, BuzzerSignal.Stored);
        Assert.IsTrue(home.Board.FlashAtSignal > before, "it was there when the buzzer spoke");

        home.Board.Flash.RefusesWrites = true;
        home.Run(5000);
        home.Press(Home.Cord, 100);
        Hears(home, BuzzerSignal.NotStored);
        home.SettleAll();
        home.Receipt(2, 0);
        Hears(home, BuzzerSignal.Received);
    }

    [TestMethod]
    public void The_power_may_go_at_any_byte_and_what_the_buzzer_confirmed_is_there()
    {
        for (var cut = 0; cut < 300; cut++)
        {
            var home = new Home();
            home.Run(0);
            home.Board.Flash.CutAfter = cut;
            try
            {
                home.Press(Home.Cord, 100);
                home.Run(3000);
                home.Press(Home.Button, 3500);
            }
            catch (PowerCutException)
            {
            }

            var confirmed = home.Board.Signals.Count;
            home.Reboot();
            Assert.IsTrue(home.App.AlarmsWaiting >= confirmed, "every signal stood for a record");
            Assert.IsTrue(home.App.AlarmsWaiting <= confirmed + 1);
        }
    }

    [TestMethod]
    public void An_answered_alert_never_hides_an_unanswered_one()
    {
        var home = new Home();
        home.GoOnline();
        home.Alert("1", "help", "onTheWay");
        Shows(home, LampPattern.OnTheWay);
        home.Alert("2", "fall", "raised");
        Shows(home, LampPattern.AlarmReceived);
        home.Alert("2", "fall", "acknowledged");
        Shows(home, LampPattern.SomebodyHasIt);
        home.Alert("2", "fall", "resolved");
        Shows(home, LampPattern.OnTheWay);
        home.Fall();
        Shows(home, LampPattern.AlarmSent);
    }

    [TestMethod]
    public void A_call_that_joins_an_answered_alert_shows_that_it_is_answered()
    {
        var home = new Home();
        home.GoOnline();
        home.Alert("1", "help", "acknowledged");
        home.Press(Home.Cord, 100);
        Shows(home, LampPattern.AlarmSent);
        home.SettleAll();
        home.Receipt(1, 0);
        Shows(home, LampPattern.SomebodyHasIt);
    }

    [TestMethod]
    public void An_alert_that_is_handed_back_is_shown_as_open_again()
    {
        var home = new Home();
        home.GoOnline();
        home.Alert("1", "help", "onTheWay");
        home.Alert("1", "help", "notified");
        Shows(home, LampPattern.AlarmReceived);
    }

    [TestMethod]
    public void An_alarm_that_cannot_be_sent_is_not_shown_as_sent_and_the_buzzer_reminds()
    {
        var home = new Home();
        home.Board.IsUp = false;
        home.Run(1000);
        Shows(home, LampPattern.NoNetwork);
        home.Press(Home.Cord, 100);
        Shows(home, LampPattern.NoNetwork);
        Hears(home, BuzzerSignal.Stored);
        home.Run(11000);
        Hears(home, BuzzerSignal.NobodyReached);
        var told = home.Board.Signals.Count;
        home.Run(600000);
        Assert.IsTrue(home.Board.Signals.Count - told >= 18 && home.Board.Signals.Count - told <= 21, "every 30 s");
        told = home.Board.Signals.Count;
        home.Run(3600000);
        Assert.IsTrue(home.Board.Signals.Count - told >= 11 && home.Board.Signals.Count - told <= 13, "later every 5 min");

        home.Board.IsUp = true;
        home.Run(1000);
        home.GoOnline();
        Shows(home, LampPattern.AlarmSent);
        home.Receipt(1, 0);
        Shows(home, LampPattern.AlarmReceived);
        told = home.Board.Signals.Count;
        home.Run(60000);
        Assert.AreEqual(told, home.Board.Signals.Count, "and the reminding is over");
    }

    [TestMethod]
    public void Help_is_still_shown_as_coming_when_the_connection_breaks()
    {
        var home = new Home();
        home.GoOnline();
        home.Alert("1", "help", "onTheWay");
        home.Wire.End("cable");
        home.Run(0);
        Shows(home, LampPattern.OnTheWay);
    }

    [TestMethod]
    public void After_a_power_cut_an_alarm_that_was_not_received_is_shown_and_sent_again()
    {
        var home = new Home();
        home.Run(0);
        home.Press(Home.Cord, 100);
        home.Reboot();
        home.GoOnlineKeeping();
        Shows(home, LampPattern.AlarmSent);
        Assert.Contains("\"s\":1,\"b\":1,", home.Queued("alarm")!.PayloadText);
        home.SettleAll();
        home.Receipt(1, 0);
        Shows(home, LampPattern.Ok);
    }

    [TestMethod]
    public void A_cancelled_alarm_is_not_shown_any_more()
    {
        var home = new Home();
        home.GoOnline();
        home.Press(Home.Cord, 100);
        home.SettleAll();
        home.Receipt(1, 0);
        home.Alert("1", "help", "raised");
        home.Run(3000);
        home.Press(Home.Button, 3500);
        Hears(home, BuzzerSignal.Cancelled);
        home.SettleAll();
        home.Receipt(2, 0);
        home.Alert("1", "help", "cancelled");
        Shows(home, LampPattern.Ok);
    }

    [TestMethod]
    public void Many_alerts_do_not_fill_memory_and_the_unanswered_stay()
    {
        var home = new Home();
        home.GoOnline();
        home.Alert("first", "fall", "raised");
        for (var i = 0; i < 40; i++)
        {
            home.Alert("a" + i, "help", "onTheWay");
        }

        Shows(home, LampPattern.AlarmReceived);
        home.Alert("first", "fall", "resolved");
        Shows(home, LampPattern.OnTheWay);
    }

    [TestMethod]
    public void An_alert_whose_end_got_lost_is_forgotten_after_half_a_day()
    {
        var home = new Home();
        home.GoOnline();
        home.Alert("1", "fall", "onTheWay");
        home.Board.Time.UptimeMs += 11L * 3600 * 1000;
        home.Run(0);
        Shows(home, LampPattern.OnTheWay);
        home.Board.Time.UptimeMs += 2L * 3600 * 1000;
        home.Run(0);
        Assert.IsFalse(home.Lamp == LampPattern.OnTheWay);
    }

    private static void Shows(Home home, LampPattern pattern) => Assert.AreEqual((int)pattern, (int)home.Lamp);

    private static void Hears(Home home, BuzzerSignal signal) => Assert.AreEqual((int)signal, (int)home.Board.LastSignal);
}
