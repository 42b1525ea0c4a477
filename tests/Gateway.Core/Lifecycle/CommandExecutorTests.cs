using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Feedback;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Lifecycle;

/// <summary>What the companion asks is done once, however often it is asked, and answered each time.</summary>
[TestClass]
public class CommandExecutorTests
{
    [TestMethod]
    public void Identify_shows_lamp_and_buzzer_for_a_quarter_of_a_minute()
    {
        var home = Home.Online();
        home.Command("identify", "{\"id\":\"c-1\"}");

        Assert.AreEqual("{\"id\":\"c-1\",\"ok\":true}", Reply(home, "identify"));
        Assert.IsTrue(home.Lamp == LampPattern.Test && home.Board.LastSignal == BuzzerSignal.Test);
        home.Run(16000);
        Assert.IsTrue(home.Lamp == LampPattern.Ok);
    }

    [TestMethod]
    public void A_test_never_hides_an_alarm()
    {
        var home = Home.Online();
        home.Command("identify", "{\"id\":\"c-1\"}");
        home.Press(Home.Button, 300);

        Assert.IsTrue(home.Lamp == LampPattern.AlarmSent);
    }

    [TestMethod]
    public void Self_test_tells_of_each_sensor_in_turn_and_of_flash()
    {
        var home = Home.Online();
        home.App.Inputs.Level(Home.Door, false);
        home.Run(1000);
        home.SettleAll();

        home.Command("selftest", "{\"id\":\"c-1\"}");

        var reply = Reply(home, "selftest");
        Assert.IsTrue(reply.Contains("{\"id\":\"c-1\",\"ok\":true,\"flash\":true,\"points\":{\"bedside-button\":"), reply);
        Assert.IsTrue(reply.Contains("\"front-door\":\"ok\"") && reply.Contains("\"bp-1\":\"not-tested\""), reply);
        Assert.AreEqual(0, home.Board.Flash.LengthOf("selftest"), "nothing is left behind");
    }

    [TestMethod]
    public void The_clock_is_told_with_its_drift()
    {
        var home = Home.Online();
        home.Board.Time.SetWall(1767229200000);

        home.Command("clock", "{\"id\":\"c-1\"}");

        Assert.AreEqual("{\"id\":\"c-1\",\"ok\":true,\"u\":" + home.Now + ",\"t\":1767229200000,\"drift\":0}", Reply(home, "clock"));
    }

    [TestMethod]
    public void A_restart_that_is_asked_for_twice_happens_once()
    {
        var home = Home.Online();
        home.Command("reboot", "{\"id\":\"c-1\"}");
        Assert.AreEqual("{\"id\":\"c-1\",\"ok\":true}", Reply(home, "reboot"));
        Assert.IsNull(home.Board.Restarted, "the reply gets away first");
        home.Run(4000);
        Assert.AreEqual("command", home.Board.Restarted);
        home.RestartAsAsked();

        home.GoOnline();
        home.Command("reboot", "{\"id\":\"c-1\"}");
        home.Run(10000);

        Assert.AreEqual("{\"id\":\"c-1\",\"ok\":true}", Reply(home, "reboot"));
        Assert.IsNull(home.Board.Restarted);
    }

    [TestMethod]
    public void Without_flash_to_remember_it_by_there_is_no_restart()
    {
        var home = Home.Online();
        home.Board.Flash.RefusesWrites = true;
        home.Command("reboot", "{\"id\":\"c-1\"}");
        home.Run(10000);

        Assert.AreEqual("{\"id\":\"c-1\",\"ok\":false,\"why\":\"flash does not take it\"}", Reply(home, "reboot"));
        Assert.IsNull(home.Board.Restarted);
    }

    [TestMethod]
    public void A_restart_waits_while_the_resident_may_still_take_an_alarm_back()
    {
        var home = Home.Online();
        home.Press(Home.Button, 300);
        home.Command("reboot", "{\"id\":\"c-1\"}");
        home.Run(10000);
        Assert.IsNull(home.Board.Restarted);

        home.Press(Home.Button, 4000);
        home.Run(30000);
        Assert.AreEqual("command", home.Board.Restarted);
    }

    [TestMethod]
    public void What_is_too_late_or_unknown_is_refused_with_a_reason()
    {
        var home = Home.Online();
        home.Board.Time.SetWall(1767229200000);
        home.Command("reboot", "{\"id\":\"c-1\",\"exp\":1767229199000}");
        Assert.AreEqual("{\"id\":\"c-1\",\"ok\":false,\"why\":\"too late\"}", Reply(home, "reboot"));
        home.Command("update", "{\"id\":\"c-2\"}");
        Assert.AreEqual("{\"id\":\"c-2\",\"ok\":false,\"why\":\"cannot update itself\"}", Reply(home, "update"));
        home.Command("explode", "{\"id\":\"c-3\"}");
        Assert.AreEqual("{\"id\":\"c-3\",\"ok\":false,\"why\":\"unknown command\"}", Reply(home, "explode"));
        home.Command("reboot", "reboot!");
        home.Run(10000);
        Assert.IsNull(home.Queued("reboot"), "what is no command has no reply");
        Assert.IsNull(home.Board.Restarted);
    }

    [TestMethod]
    public void Records_in_memory_are_on_flash_before_a_restart()
    {
        var home = Home.Online();
        home.App.Inputs.Level(Home.Bed, true);
        home.Run(3000);
        home.Command("reboot", "{\"id\":\"c-1\"}");
        home.Run(4000);
        var made = home.App.LastRoutine;
        home.RestartAsAsked();

        Assert.IsTrue(made > 0);
        Assert.AreEqual(made, home.App.LastRoutine);
    }

    /// <summary>The oldest reply to a command; it and everything before it is then delivered.</summary>
    private static string Reply(Home home, string name)
    {
        var reply = home.Queued(name);
        Assert.IsNotNull(reply, "there is a reply");
        home.SettleAll();
        return reply!.PayloadText;
    }
}
