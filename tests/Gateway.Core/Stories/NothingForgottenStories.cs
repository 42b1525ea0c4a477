using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Feedback;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Stories;

/// <summary>What was held back because it had been told already, when what was told no longer stands.</summary>
[TestClass]
public class NothingForgottenStories
{
    [TestMethod]
    public void Who_says_to_be_fine_and_falls_again_at_once_is_told()
    {
        var home = Home.Received();
        home.Fall();
        home.Run(500);
        home.Press(Home.Button, 3500);
        home.Run(500);
        home.Fall();
        home.Run(3600000);
        Assert.AreEqual(3L, home.App.LastAlarm, "the fall, the cancel and the second fall");
        Assert.Contains("\"k\":\"fall\"", Record(home, 2));
        Assert.IsFalse(home.Lamp == LampPattern.Ok, "somebody lies there");
    }

    [TestMethod]
    public void Who_falls_again_while_the_other_in_the_home_says_that_all_is_fine_is_not_taken_back()
    {
        var home = Home.Received();
        home.Fall();
        home.Run(1000);
        home.App.Inputs.Level(Home.Button, true);
        home.Run(1000);
        home.Fall();
        home.Run(2500);
        home.App.Inputs.Level(Home.Button, false);
        home.Run(10000);
        AssertStands(home);
    }

    [TestMethod]
    public void Who_pulls_the_cord_again_while_the_other_in_the_home_says_that_all_is_fine_is_not_taken_back()
    {
        var home = Home.Received();
        home.Press(Home.Cord, 100);
        home.Run(500);
        home.App.Inputs.Level(Home.Button, true);
        home.Run(500);
        home.Press(Home.Cord, 100);
        home.Run(3000);
        home.App.Inputs.Level(Home.Button, false);
        home.Run(10000);
        AssertStands(home);
    }

    [DataRow(Home.Button)]
    [DataRow(Home.CallButton)]
    public void Who_holds_on_to_the_button_while_staff_close_the_alert_calls_anew(string button)
    {
        var home = Home.Received();
        home.Press(Home.Cord, 100);
        home.SettleAll();
        home.Receipt(1, 0);
        home.Alert("a1", "help", "raised");
        home.Run(10000);
        home.App.Inputs.Level(button, true);
        home.Run(1000);
        home.Alert("a1", "help", "resolved");
        home.Run(3000);
        home.App.Inputs.Level(button, false);
        home.Run(1000);
        Assert.AreEqual(2L, home.App.LastAlarm, "there is nothing left that a long press could take back");
        Assert.Contains("\"k\":\"help\",\"p\":\"" + button + "\"", home.Queued("alarm")!.PayloadText);
        Assert.IsTrue(home.Board.LastSignal == BuzzerSignal.Stored);
    }

    [TestMethod]
    public void A_press_stays_a_press_however_the_contact_bounces_before_the_loop_comes()
    {
        var home = Home.Received();
        var pressed = home.Now;
        home.App.Inputs.Level(Home.Button, true);
        home.Board.Time.UptimeMs += 400;
        for (var i = 0; i < 31; i++)
        {
            home.App.Inputs.Level(Home.Button, i % 2 != 0);
            home.Board.Time.UptimeMs += 1;
        }

        home.Board.Time.UptimeMs += 5000;
        home.Run(0);
        Assert.AreEqual(1L, home.App.LastAlarm);
        Assert.Contains("\"u\":" + pressed + ",\"k\":\"help\"", Record(home, 0));
    }

    [TestMethod]
    public void A_radar_that_wavers_takes_no_place_from_the_fall_that_another_detector_sees()
    {
        var home = Home.Received();
        for (var i = 0; i < 100; i++)
        {
            home.App.Inputs.Fall(Home.Radar, "radar", 70);
            home.Board.Time.UptimeMs += 50;
        }

        home.App.Inputs.Fall(Home.Bed, "mat", 70);
        home.Run(0);
        Assert.AreEqual(2L, home.App.LastAlarm);
    }

    [TestMethod]
    public void However_late_the_loop_comes_a_fall_after_the_resident_was_fine_is_told()
    {
        var home = Home.Received();
        home.App.Inputs.Fall(Home.Radar, "radar", 70);
        home.Board.Time.UptimeMs += 1000;
        home.App.Inputs.Level(Home.Button, true);
        home.Board.Time.UptimeMs += 3500;
        home.App.Inputs.Level(Home.Button, false);
        home.Board.Time.UptimeMs += 1000;
        home.App.Inputs.Fall(Home.Radar, "radar", 70);
        home.Board.Time.UptimeMs += 600000;
        home.Run(0);
        AssertStands(home);
    }

    [DataRow(Home.Button)]
    [DataRow(Home.CallButton)]
    public void No_restart_comes_between_a_finger_and_what_its_press_means(string button)
    {
        var home = Home.Received();
        home.Command("reboot", "{\"id\":\"c-1\"}");
        home.Run(2980);
        home.Press(button, 50);
        Assert.IsNull(home.Board.Restarted);
        home.Run(1000);
        Assert.AreEqual(1L, home.App.LastAlarm);
        home.Run(25000);
        Assert.IsNotNull(home.Board.Restarted, "later, when nobody will want to take it back any more");
    }

    [TestMethod]
    public void A_press_that_began_while_it_could_still_take_something_back_is_waited_for()
    {
        var home = Home.Received();
        home.Press(Home.Button, 100);
        home.Command("reboot", "{\"id\":\"c-1\"}");
        home.Run(19000);
        home.App.Inputs.Level(Home.Button, true);
        home.Run(2500);
        Assert.IsNull(home.Board.Restarted);
        home.App.Inputs.Level(Home.Button, false);
        home.Run(100);
        Assert.AreEqual(2L, home.App.LastAlarm);
    }

    // Whatever was taken back, an alarm is left that was not.
    private static void AssertStands(Home home)
    {
        var calls = 0;
        var cancels = 0;
        for (var i = 0; i < home.App.LastAlarm; i++)
        {
            if (Record(home, i).Contains("\"k\":\"cancel\""))
            {
                cancels++;
            }
            else
            {
                calls++;
            }
        }

        Assert.IsTrue(calls > cancels, calls + " alarms, " + cancels + " of them taken back");
        Assert.IsTrue(home.Lamp == LampPattern.AlarmSent);
    }

    private static string Record(Home home, int index) =>
        Text.Records(Text.Bytes(Drive.FirstMessage(Drive.Outbox(home.Board.Flash, home.Board.Time).Alarm)))[index];
}
