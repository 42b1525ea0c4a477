using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Feedback;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Contacts;

/// <summary>The resident calls for help, and takes it back.</summary>
[TestClass]
public class HelpButtonTests
{
    [TestMethod]
    public void A_press_calls_for_help_before_it_is_let_go()
    {
        var home = Home.Received();
        home.App.Inputs.Level(Home.Button, true);
        home.Run(40);
        Assert.AreEqual("[{\"s\":1,\"b\":1,\"u\":" + (home.Now - 40) + ",\"k\":\"help\",\"p\":\"bedside-button\",\"src\":\"button\"}]", home.Queued("alarm")!.PayloadText);
        Assert.IsTrue(home.Board.LastSignal == BuzzerSignal.Stored);
    }

    [TestMethod]
    public void Who_holds_the_button_in_fear_does_not_cancel_by_it()
    {
        var home = Home.Received();
        home.Press(Home.Button, 15000);
        Assert.AreEqual(1, home.App.AlarmsWaiting);
        Assert.IsFalse(home.Queued("alarm")!.PayloadText.Contains("cancel"));
    }

    [TestMethod]
    public void A_second_long_press_within_20_s_cancels_at_three_seconds()
    {
        var home = Home.Received();
        home.Press(Home.Button, 200);
        home.SettleAll();
        home.Receipt(1, 0);
        home.Run(15000);
        home.SettleAll();
        home.App.Inputs.Level(Home.Button, true);
        home.Run(2999);
        Assert.IsNull(home.Queued("alarm"), "not before three seconds");
        home.Run(2);
        Assert.Contains("\"k\":\"cancel\",\"p\":\"bedside-button\",\"ref\":1", home.Queued("alarm")!.PayloadText);
        Assert.IsTrue(home.Board.LastSignal == BuzzerSignal.Cancelled);
        home.Run(3000);
        home.App.Inputs.Level(Home.Button, false);
        home.Run(100);
        home.SettleAll();
        Assert.AreEqual(1, home.App.AlarmsWaiting, "the cancel, and no new call");
    }

    [TestMethod]
    public void A_second_short_press_calls_again()
    {
        var home = Home.Received();
        home.Press(Home.Button, 200);
        home.SettleAll();
        home.Receipt(1, 0);
        home.Run(5000);
        home.Press(Home.Button, 1000);
        Assert.AreEqual(1, home.App.AlarmsWaiting);
        Assert.Contains("\"s\":2", home.Queued("alarm")!.PayloadText);
        Assert.Contains("\"k\":\"help\"", home.Queued("alarm")!.PayloadText);
    }

    [TestMethod]
    public void Twenty_seconds_after_the_alarm_a_long_press_is_a_call_again()
    {
        var home = Home.Received();
        home.Press(Home.Button, 200);
        home.SettleAll();
        home.Run(20500);
        home.SettleAll();
        home.Press(Home.Button, 4000);
        Assert.Contains("\"k\":\"help\"", home.Queued("alarm")!.PayloadText);
    }

    [TestMethod]
    public void A_long_press_cancels_the_fall_that_the_radar_saw_and_the_call_alike()
    {
        var home = Home.Received();
        home.Fall();
        home.Press(Home.Cord, 200);
        home.SettleAll();
        home.Run(3000);
        home.Press(Home.Button, 3500);
        var cancels = Text.Of(home.Queued("alarm")!.Payload);
        home.SettleAll();
        Assert.Contains("\"ref\":1", cancels);
        Assert.AreEqual(4, home.App.AlarmsWaiting);
        Assert.IsFalse(home.Lamp == LampPattern.AlarmSent, "nothing is open any more");
    }

    [TestMethod]
    public void Who_hangs_on_the_cord_does_not_cancel_by_it()
    {
        var home = Home.Received();
        home.Press(Home.Cord, 200);
        home.Run(3000);
        home.Press(Home.Cord, 8000);
        home.SettleAll();
        Assert.AreEqual(2, home.App.AlarmsWaiting);
        Assert.Contains("\"src\":\"cord\"", LastOf(home));
        Assert.DoesNotContains("cancel", LastOf(home));
    }

    [TestMethod]
    public void A_bouncing_contact_is_one_press()
    {
        var home = Home.Received();
        for (var i = 0; i < 9; i++)
        {
            home.App.Inputs.Level(Home.Button, i % 2 == 0);
            home.Run(3);
        }

        home.Run(500);
        Assert.AreEqual(1, home.App.AlarmsWaiting);
    }

    [TestMethod]
    public void A_spark_shorter_than_a_finger_is_nothing()
    {
        var home = Home.Received();
        home.App.Inputs.Level(Home.Button, true);
        home.Run(20);
        home.App.Inputs.Level(Home.Button, false);
        home.Run(500);
        Assert.AreEqual(0, home.App.AlarmsWaiting);
    }

    [TestMethod]
    public void A_loose_contact_cannot_fill_the_store()
    {
        var home = Home.Received();
        for (var i = 0; i < 1800; i++)
        {
            home.App.Inputs.Level(Home.Cord, i % 2 == 0);
            home.Run(100);
        }

        Assert.AreEqual(4, home.App.AlarmsWaiting, "one in two seconds, and once the cord is known to be loose, after three, one a minute");
    }

    [TestMethod]
    public void However_late_the_loop_comes_the_times_are_those_of_the_finger()
    {
        var home = Home.Received();
        var pressed = home.Now;
        home.App.Inputs.Level(Home.Button, true);
        home.Board.Time.UptimeMs += 200;
        home.App.Inputs.Level(Home.Button, false);
        home.Board.Time.UptimeMs += 5000;
        home.App.Inputs.Level(Home.Button, true);
        home.Board.Time.UptimeMs += 3500;
        home.App.Inputs.Level(Home.Button, false);
        home.Board.Time.UptimeMs += 9000;
        home.Run(0);
        Assert.AreEqual(2, home.App.AlarmsWaiting);
        home.SettleAll();
        var all = Drive.FirstMessage(Drive.Outbox(home.Board.Flash, home.Board.Time).Alarm);
        Assert.Contains("\"u\":" + pressed + ",\"k\":\"help\"", all);
        Assert.Contains("\"u\":" + (pressed + 8200) + ",\"k\":\"cancel\"", all);
    }

    private static string LastOf(Home home) => Drive.FirstMessage(Drive.Outbox(home.Board.Flash, home.Board.Time).Alarm);
}
