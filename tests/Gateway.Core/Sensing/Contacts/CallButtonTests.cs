using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Sensing.Contacts;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Contacts;

/// <summary>A button that knows two words: help, and please call me.</summary>
[TestClass]
public class CallButtonTests
{
    [TestMethod]
    public void A_press_calls_for_help_within_a_second()
    {
        var heard = new Heard();
        var button = new CallButton("bedside", heard);
        Press(button, 10000, 10200);
        Assert.AreEqual(string.Empty, heard.Said(), "it may become two");
        button.Turn(10610);
        Assert.AreEqual("help bedside @10000", heard.Said());
    }

    [TestMethod]
    public void Who_holds_on_to_the_button_is_not_kept_waiting()
    {
        var heard = new Heard();
        var button = new CallButton("bedside", heard);
        button.Edge(true, 10000);
        button.Turn(10030);
        button.Turn(10600);
        Assert.AreEqual("help bedside @10000", heard.Said());
        button.Edge(false, 70000);
        button.Turn(80000);
        Assert.AreEqual(string.Empty, heard.Said(), "letting go says nothing more");
    }

    [TestMethod]
    public void Two_quick_presses_ask_for_a_call()
    {
        var heard = new Heard();
        var button = new CallButton("bedside", heard);
        Press(button, 10000, 10150);
        Press(button, 10350, 10500);
        button.Turn(12000);
        Assert.AreEqual("contact bedside @10000", heard.Said());
    }

    [TestMethod]
    public void Three_presses_and_more_are_help()
    {
        var heard = new Heard();
        var button = new CallButton("bedside", heard);
        for (var i = 0; i < 8; i++)
        {
            Press(button, 10000 + (i * 300), 10150 + (i * 300));
        }

        button.Turn(20000);
        Assert.IsTrue(heard.Said().StartsWith("help bedside @10000"));
    }

    [TestMethod]
    public void Two_slow_presses_are_help()
    {
        var heard = new Heard();
        var button = new CallButton("bedside", heard);
        Press(button, 10000, 10150);
        Press(button, 10700, 10850);
        button.Turn(20000);
        Assert.AreEqual("help bedside @10000; help bedside @10700", heard.Said());
    }

    [TestMethod]
    public void A_second_press_that_is_held_is_help()
    {
        var heard = new Heard();
        var button = new CallButton("bedside", heard);
        Press(button, 10000, 10150);
        button.Edge(true, 10350);
        button.Turn(10380);
        button.Turn(10950);
        Assert.AreEqual("help bedside @10000", heard.Said());
    }

    [TestMethod]
    public void A_long_press_takes_a_fresh_alarm_back()
    {
        var heard = new Heard { AlarmAt = 5000 };
        var button = new CallButton("bedside", heard);
        button.Edge(true, 10000);
        button.Turn(10030);
        Assert.AreEqual(13000L, button.Turn(12999));
        Assert.AreEqual(string.Empty, heard.Said());
        button.Turn(13000);
        Assert.AreEqual("cancel bedside pressed 10000 @13000", heard.Said());
    }

    [TestMethod]
    public void A_short_press_soon_after_an_alarm_is_help_again()
    {
        var heard = new Heard { AlarmAt = 5000 };
        var button = new CallButton("bedside", heard);
        Press(button, 10000, 12900);
        Assert.AreEqual("help bedside @10000", heard.Said());
    }

    [TestMethod]
    public void A_long_press_without_an_alarm_is_help_and_never_a_cancel()
    {
        var heard = new Heard { AlarmAt = 5000 };
        var button = new CallButton("bedside", heard);
        button.Edge(true, 25001);
        button.Turn(25100);
        button.Turn(40000);
        Assert.AreEqual("help bedside @25001", heard.Said());
    }

    [TestMethod]
    public void A_press_is_found_even_when_the_loop_comes_a_minute_late()
    {
        var heard = new Heard();
        var button = new CallButton("bedside", heard);
        button.Edge(true, 10000);
        button.Edge(false, 10300);
        button.Turn(70000);
        Assert.AreEqual("help bedside @10000", heard.Said());
    }

    [TestMethod]
    public void However_the_button_is_pressed_and_however_late_the_loop_is_no_press_goes_unheard()
    {
        var chance = new Chance(5);
        for (var round = 0; round < 2000; round++)
        {
            var heard = new Heard { AlarmAt = chance.Next(4) == 0 ? 9000 : -1000000 };
            var button = new CallButton("bedside", heard);
            long at = 10000;
            var presses = 1 + chance.Next(6);
            var longest = 0;
            for (var press = 0; press < presses; press++)
            {
                var down = 50 + chance.Next(chance.Next(3) == 0 ? 5000 : 500);
                longest = down > longest ? down : longest;
                button.Edge(true, at);
                LookNowAndThen(button, at, at + down, chance);
                at += down;
                button.Edge(false, at);
                var pause = 50 + chance.Next(chance.Next(3) == 0 ? 3000 : 400);
                LookNowAndThen(button, at, at + pause, chance);
                at += pause;
            }

            button.Turn(at + 10000);
            var said = heard.Said();
            Assert.IsTrue(said.Length > 0, presses + " presses in round " + round);
            if (heard.AlarmAt < 0 && (presses != 2 || longest > PressClassifier.QuickMs + 60))
            {
                Assert.IsTrue(said.Contains("help") || (presses > 2 && said.Contains("contact")), said + " for " + presses + " presses");
            }
        }
    }

    private static void LookNowAndThen(CallButton button, long from, long to, Chance chance)
    {
        for (var at = from; at < to; at += 20 + chance.Next(200))
        {
            if (chance.Next(3) != 0)
            {
                button.Turn(at);
            }
        }
    }

    private static void Press(CallButton button, long down, long up)
    {
        // A contact bounces.
        button.Edge(true, down - 6);
        button.Edge(false, down - 3);
        button.Edge(true, down);
        button.Turn(down + 30);
        button.Edge(false, up);
        button.Edge(true, up + 2);
        button.Edge(false, up + 2);
        button.Turn(up + 40);
    }
}
