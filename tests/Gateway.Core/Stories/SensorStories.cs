using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Feedback;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Stories;

/// <summary>What happens in the rooms, as the companion is told of it.</summary>
[TestClass]
public class SensorStories
{
    [TestMethod]
    public void Who_falls_and_then_walks_through_the_hall_is_told_at_once_and_then_with_less_certainty()
    {
        var home = Home.Online();
        home.App.Inputs.Level(Home.HallMotion, false);
        home.Run(1000);
        home.Fall();
        var alarm = home.Queued("alarm");
        Assert.IsNotNull(alarm);
        Assert.IsTrue(alarm!.PayloadText.Contains("\"conf\":87"), alarm.PayloadText);
        home.SettleAll();
        home.Receipt(1, 0);
        var signals = home.Board.Signals.Count;
        home.Run(8000);
        home.App.Inputs.Level(Home.HallMotion, true);
        Assert.IsTrue(Tells(home, "alarm", "\"conf\":65,\"ref\":1,\"why\":\"motion in hall\"", 1000));
        Assert.AreEqual(signals, home.Board.Signals.Count, "the resident hears of one alarm");
    }

    [TestMethod]
    public void Who_takes_the_alarm_back_and_walks_away_hears_no_more_of_it()
    {
        var home = Home.Online();
        home.App.Inputs.Level(Home.HallMotion, false);
        home.Run(1000);
        home.Fall();
        home.Run(2000);
        home.Press(Home.Button, 3500);
        home.SettleAll();
        home.App.Inputs.Level(Home.HallMotion, true);
        home.Run(1000);
        Assert.IsNull(home.Queued("alarm"));
    }

    [TestMethod]
    public void Motion_and_the_bed_are_told_within_a_second_or_two()
    {
        var home = Home.Online();
        home.App.Inputs.Level(Home.HallMotion, true);
        home.App.Inputs.Level(Home.Bed, true);
        home.Run(1100);
        Assert.IsTrue(home.Queued("routine")!.PayloadText.Contains("\"k\":\"motion\",\"p\":\"hall-motion\",\"on\":true"));
        home.SettleAll();
        home.Run(3000);
        Assert.IsTrue(home.Queued("routine")!.PayloadText.Contains("\"k\":\"presence\",\"p\":\"bed\",\"on\":true"));
    }

    [TestMethod]
    public void Two_quick_presses_on_the_button_beside_the_chair_are_a_wish_to_be_called_and_no_alarm()
    {
        var home = Home.Online();
        home.Press(Home.CallButton, 150);
        home.Press(Home.CallButton, 150);
        home.Run(2000);
        Assert.IsNull(home.Queued("alarm"));
        Assert.IsTrue(home.Queued("routine")!.PayloadText.Contains("\"k\":\"contact\",\"p\":\"chair-button\""));
        Assert.IsTrue(home.Board.LastSignal == BuzzerSignal.None);
        home.SettleAll();
        home.Press(Home.CallButton, 150);
        home.Run(1000);
        Assert.IsTrue(home.Queued("alarm")!.PayloadText.Contains("\"k\":\"help\",\"p\":\"chair-button\""));
    }

    [TestMethod]
    public void A_button_that_hangs_in_the_bedclothes_has_called_and_is_then_told_as_stuck()
    {
        var home = Home.Online();
        home.App.Inputs.Level(Home.Button, true);
        home.Run(1000);
        Assert.IsTrue(home.Queued("alarm")!.PayloadText.Contains("\"k\":\"help\""));
        home.SettleAll();
        home.Receipt(1, 0);
        Assert.IsTrue(Tells(home, "routine", "\"k\":\"sensor\",\"p\":\"bedside-button\",\"ok\":false,\"why\":\"stuck\"", 63000));
    }

    // Whether a message of this topic with this text is sent within this time, the companion taking what comes.
    private static bool Tells(Home home, string name, string text, int withinMs)
    {
        for (var ms = 0; ms < withinMs; ms += 100)
        {
            home.Run(100);
            var sent = home.Queued(name);
            if (sent != null && sent.PayloadText.Contains(text))
            {
                return true;
            }

            home.SettleAll();
        }

        return false;
    }
}
