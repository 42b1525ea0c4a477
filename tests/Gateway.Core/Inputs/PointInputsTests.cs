using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Outbox;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Inputs;

/// <summary>Doors, falls, and whatever else a board hands in.</summary>
[TestClass]
public class PointInputsTests
{
    [TestMethod]
    public void A_door_tells_how_it_stands_at_start_and_each_change_that_lasts()
    {
        var home = new Home();
        home.App.Inputs.Level(Home.Door, false);
        home.Run(1000);
        home.App.Inputs.Level(Home.Door, true);
        home.Run(20);
        home.App.Inputs.Level(Home.Door, false);
        home.Run(1000);
        home.App.Inputs.Level(Home.Door, true);
        home.Run(1000);
        var records = Text.Records(Text.Bytes(Drive.FirstMessage(Stored(home).Routine)));
        Assert.AreEqual(2, records.Length);
        Assert.Contains("\"k\":\"door\",\"p\":\"front-door\",\"open\":false", records[0]);
        Assert.Contains("\"open\":true", records[1]);
        Assert.Contains("\"u\":3020,", records[1]);
    }

    [TestMethod]
    public void A_door_record_is_on_flash_within_a_quarter_of_a_second()
    {
        var home = new Home();
        home.App.Inputs.Level(Home.Door, true);
        home.Run(251);
        Assert.AreEqual(1L, Stored(home).Routine.Last);
    }

    [TestMethod]
    public void A_detector_that_repeats_itself_is_heard_every_ten_seconds()
    {
        var home = new Home();
        for (var i = 0; i < 30; i++)
        {
            home.App.Inputs.Fall(Home.Radar, "radar", 80);
            home.Run(1000);
        }

        Assert.AreEqual(3, home.App.AlarmsWaiting);
    }

    [DataRow(-5, 0)]
    [DataRow(101, 100)]
    [DataRow(42, 42)]
    public void A_confidence_is_a_percentage(int told, int expected)
    {
        var home = new Home();
        home.App.Inputs.Fall(Home.Radar, "radar", told);
        home.Run(0);
        Assert.Contains("\"conf\":" + expected + "}", Drive.FirstMessage(Stored(home).Alarm));
    }

    [TestMethod]
    public void What_is_not_in_the_settings_is_refused_and_what_has_no_contact_is_left_alone()
    {
        var home = new Home();
        Assert.IsFalse(home.App.Inputs.Level("attic", true));
        Assert.IsFalse(home.App.Inputs.Fall("attic", "radar", 50));
        Assert.IsTrue(home.App.Inputs.Level("bp-1", true));
        home.Run(1000);
        Assert.AreEqual(0, home.App.AlarmsWaiting + home.App.RoutineWaiting);
    }

    [TestMethod]
    public void Everything_that_comes_in_wakes_the_loop()
    {
        var home = new Home();
        var wakes = home.Board.Wakes;
        home.App.Inputs.Level(Home.Door, true);
        home.App.Inputs.Fall(Home.Radar, "radar", 50);
        Assert.AreEqual(wakes + 2, home.Board.Wakes);
    }

    [TestMethod]
    public void A_chattering_door_takes_no_press_away_and_ends_at_the_right_level()
    {
        var home = new Home();
        home.App.Inputs.Level(Home.Button, true);
        for (var i = 0; i <= 1000; i++)
        {
            home.Board.Time.UptimeMs += 1;
            home.App.Inputs.Level(Home.Door, i % 2 == 0);
        }

        home.Run(1000);
        Assert.AreEqual(1, home.App.AlarmsWaiting);
        Assert.AreEqual(1, home.App.RoutineWaiting);
        Assert.Contains("\"open\":true", Drive.FirstMessage(Stored(home).Routine));
    }

    [TestMethod]
    public void The_last_places_in_the_store_are_for_people()
    {
        var home = new Home();
        for (var i = 0; i < 600; i++)
        {
            home.App.Inputs.Fall(Home.Radar, "radar", 80);
            home.Run(0);
            home.Board.Time.UptimeMs += 10000;
        }

        Assert.AreEqual(448, home.App.AlarmsWaiting);
        home.Press(Home.Cord, 100);
        Assert.AreEqual(449, home.App.AlarmsWaiting);
    }

    private static RecordOutbox Stored(Home home) => Drive.Outbox(home.Board.Flash, home.Board.Time);
}
