using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Feedback;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Lifecycle;

/// <summary>New settings show that they work or are taken back; starts that come to nothing end in safe mode; silence ends in a restart.</summary>
[TestClass]
public class SettingsTrialTests
{
    private const string NewBroker = "{\"id\":\"c-1\",\"set\":{\"broker\":{\"host\":\"127.0.0.2\",\"port\":1884,\"tls\":false}}}";
    private const int Minute = 60000;

    [TestMethod]
    public void New_settings_are_taken_by_the_next_start_and_stay_when_the_companion_is_reached()
    {
        var home = Changed();
        Assert.AreEqual("settings changed", home.Board.ResetReason);
        home.GoOnline();
        Assert.AreEqual("127.0.0.2", home.Wire.Target!.BrokerHost);
        home.Run(1000);

        home.Reboot();
        home.Run(11 * Minute);

        Assert.IsNull(home.Board.Restarted);
        Assert.AreEqual("127.0.0.2", home.Wire.Target!.BrokerHost);
    }

    [TestMethod]
    public void New_settings_with_which_nobody_is_reached_are_taken_back_after_ten_minutes()
    {
        var home = Changed();
        home.Run(9 * Minute);
        Assert.IsNull(home.Board.Restarted);
        home.Run(2 * Minute);
        Assert.AreEqual("settings taken back", home.Board.Restarted);

        home.RestartAsAsked();
        home.GoOnline();
        Assert.AreEqual("localhost", home.Wire.Target!.BrokerHost);
        home.Run(11 * Minute);
        Assert.IsNull(home.Board.Restarted, "what is back is not on trial");
    }

    [TestMethod]
    public void New_settings_with_which_it_does_not_even_stay_up_are_taken_back_sooner()
    {
        var home = Changed();
        for (var i = 0; i < 3; i++)
        {
            home.Run(Minute);
            Assert.IsNull(home.Board.Restarted);
            home.Reboot("crash");
        }

        home.Run(1000);
        Assert.AreEqual("settings taken back", home.Board.Restarted);
    }

    [TestMethod]
    public void A_wrong_change_is_refused_with_the_sentence_that_says_what_to_mend()
    {
        var home = new Home();
        home.GoOnline();
        home.Command("config", "{\"id\":\"c-1\",\"set\":{\"broker\":{\"host\":\"vakt.example.no\",\"tls\":false}}}");

        Assert.AreEqual("{\"id\":\"c-1\",\"ok\":false,\"why\":\"broker.tls may be false for this machine itself only\"}", home.Queued("config")!.PayloadText);
        home.Run(5000);
        Assert.IsNull(home.Board.Restarted);
    }

    [TestMethod]
    public void Five_starts_that_come_to_nothing_and_the_next_is_in_safe_mode_until_it_has_lasted()
    {
        var home = new Home();
        for (var i = 0; i < 5; i++)
        {
            home.GoOnline();
            Assert.IsTrue(home.Lamp == LampPattern.Ok, "not yet");
            home.Run(Minute);
            home.Reboot("crash OutOfMemoryException");
        }

        home.GoOnlineKeeping();
        Assert.IsTrue(home.Queued("status")!.PayloadText.Contains("\"safe\":\"restarts\""));
        Assert.IsTrue(home.Queued("status")!.PayloadText.Contains("\"power\":1,\"crash\":5,"));
        home.SettleAll();
        Assert.IsTrue(home.Lamp == LampPattern.SafeMode);
        home.App.Inputs.Level(Home.Bed, true);
        home.App.Inputs.Level(Home.Door, true);
        home.Run(5000);
        Assert.AreEqual(0L, home.App.LastRoutine, "no sensor is listened to");
        home.Press(Home.Button, 300);
        Assert.AreEqual(1L, home.App.LastAlarm, "but the button is");
        home.SettleAll();
        home.Receipt(1, 0);

        for (var i = 0; i < 11 && home.Board.Restarted == null; i++)
        {
            home.Run(Minute);
            home.SettleAll();
        }

        Assert.AreEqual("safe mode over", home.Board.Restarted);
        home.RestartAsAsked();
        home.App.Inputs.Level(Home.Bed, true);
        home.Run(5000);
        Assert.IsTrue(home.App.LastRoutine > 0, "now they are again");
    }

    [TestMethod]
    public void Starts_that_last_never_lead_to_safe_mode_even_if_nobody_can_be_reached()
    {
        var home = new Home();
        for (var i = 0; i < 7; i++)
        {
            home.Board.IsUp = false;
            home.Run(31 * Minute);
            Assert.AreEqual("silence", home.Board.Restarted);
            Assert.IsTrue(home.Board.Renewals >= 2, "other networks were tried before");
            home.RestartAsAsked();
        }

        home.GoOnlineKeeping();
        Assert.IsTrue(home.Queued("status")!.PayloadText.Contains("\"silence\":7,"));
        Assert.IsFalse(home.Queued("status")!.PayloadText.Contains("\"safe\""));
    }

    [TestMethod]
    public void No_restart_takes_an_alarm_along_that_only_memory_holds()
    {
        var home = new Home();
        home.Board.IsUp = false;
        home.Board.Flash.RefusesWrites = true;
        home.Press(Home.Button, 500);
        home.Run(45 * Minute);
        Assert.AreEqual(1, home.App.AlarmsWaiting);
        Assert.IsNull(home.Board.Restarted, "nobody was reached for half an hour, but a restart would forget who called");
        home.Board.Flash.RefusesWrites = false;
        home.Run(10000);
        Assert.AreEqual("silence", home.Board.Restarted);
        home.RestartAsAsked();
        Assert.AreEqual(1, home.App.AlarmsWaiting);
    }

    [TestMethod]
    public void A_chip_that_counts_its_ticks_in_32_bits_is_restarted_before_they_are_used_up()
    {
        const long Day = 24L * 60 * Minute;
        var home = new Home();
        home.GoOnline();
        home.Board.Time.UptimeMs = 400 * Day - 1000;
        home.Press(Home.Button, 500);
        home.Run(5000);
        Assert.IsNull(home.Board.Restarted, "somebody has just called, and may want to take it back");
        home.Run(Minute);
        Assert.AreEqual("uptime", home.Board.Restarted);
        home.RestartAsAsked();
        home.GoOnlineKeeping();
        home.SettleAll();
        Assert.AreEqual(1, home.App.AlarmsWaiting, "and the call is kept until it is receipted");
    }

    [TestMethod]
    public void A_broken_file_is_told_by_lamp_and_heartbeat_while_the_settings_before_it_work_on()
    {
        var home = Changed();
        home.GoOnline();
        home.Run(1000);
        var broken = Text.Bytes("{\"id\":\"gw-test\",\"secret\":7}");
        home.SettingsFlash.Create(SettingsFiles.Current, broken, 0, broken.Length);
        home.Reboot();

        home.GoOnlineKeeping();
        Assert.IsTrue(home.Queued("status")!.PayloadText.Contains("\"safe\":\"secret must be"));
        home.SettleAll();
        Assert.IsTrue(home.Lamp == LampPattern.SafeMode);
        home.Fall();
        Assert.AreEqual(1L, home.App.LastAlarm, "nobody stops looking for falls because of a typing error");
    }

    [TestMethod]
    public void Without_any_settings_the_button_still_stores_what_is_pressed()
    {
        var home = new Home();
        home.SettingsFlash.Lose(SettingsFiles.Current);
        home.Reboot();
        home.Run(1000);
        Assert.IsTrue(home.Lamp == LampPattern.SafeMode);

        home.Press("help-button", 300);

        Assert.AreEqual(1L, home.App.LastAlarm);
        Assert.IsTrue(home.Board.Signals.Contains(BuzzerSignal.Stored));
    }

    /// <summary>A home whose gateway has been told of another broker and has restarted for it.</summary>
    private static Home Changed()
    {
        var home = new Home();
        home.GoOnline();
        home.Command("config", NewBroker);
        Assert.AreEqual("{\"id\":\"c-1\",\"ok\":true}", home.Queued("config")!.PayloadText);
        home.Run(4000);
        home.RestartAsAsked();
        return home;
    }
}
