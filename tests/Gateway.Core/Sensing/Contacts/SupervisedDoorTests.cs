using Hjemvakt.Gateway.Sensing.Contacts;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Contacts;

/// <summary>The front door, by a contact whose wires are watched.</summary>
[TestClass]
public class SupervisedDoorTests
{
    [TestMethod]
    public void The_door_opens_and_shuts_without_any_tampering()
    {
        var heard = new Heard();
        var door = Door(heard);
        door.Level((int)LoopLevel.Closed, 0);
        door.Turn(1000);
        door.Level((int)LoopLevel.Open, 5000);
        door.Turn(6000);
        door.Level((int)LoopLevel.Closed, 9000);
        door.Turn(10000);
        Assert.AreEqual("motion door off @0; motion door on @5000; motion door off @9000", heard.Said());
    }

    [TestMethod]
    public void Cut_wires_are_tampering_and_an_open_door()
    {
        var heard = new Heard();
        var door = Door(heard);
        door.Level((int)LoopLevel.Closed, 0);
        door.Turn(1000);
        heard.Said();
        door.Level((int)LoopLevel.Tampered, 5000);
        door.Turn(5050);
        door.Turn(5200);
        Assert.AreEqual("motion door on @5000; tamper door @5000", heard.Said());
    }

    [TestMethod]
    public void Wires_that_are_touched_again_and_again_are_told_once_until_they_have_been_whole()
    {
        var heard = new Heard();
        var tamper = new TamperContact("door", heard);
        tamper.Edge(false, 0);
        for (var at = 1000; at < 9000; at += 2000)
        {
            tamper.Edge(true, at);
            tamper.Edge(false, at + 1000);
        }

        tamper.Turn(9000);
        Assert.AreEqual("tamper door @1000", heard.Said());
        tamper.Turn(20000);
        tamper.Edge(true, 20000);
        tamper.Turn(20200);
        Assert.AreEqual("tamper door @20000", heard.Said());
    }

    [DataRow(0, (int)LoopLevel.Tampered)]
    [DataRow(400, (int)LoopLevel.Tampered)]
    [DataRow(1055, (int)LoopLevel.Closed)]
    [DataRow(1599, (int)LoopLevel.Open)]
    [DataRow(2300, (int)LoopLevel.Tampered)]
    [DataRow(3300, (int)LoopLevel.Tampered)]
    public void The_voltage_of_the_loop_tells_three_levels(int millivolts, int level)
    {
        Assert.AreEqual(level, (int)ContactLoop.FromMillivolts(millivolts, LoopLevel.Closed));
        Assert.AreEqual(level, (int)ContactLoop.FromMillivolts(millivolts, LoopLevel.Open));
        Assert.AreEqual(level, (int)ContactLoop.FromMillivolts(millivolts, LoopLevel.Tampered));
    }

    [DataRow(1330)]
    [DataRow(530)]
    [DataRow(2200)]
    public void A_voltage_on_a_limit_does_not_flutter(int limit)
    {
        var changes = 0;
        var level = ContactLoop.FromMillivolts(limit + 100, LoopLevel.Closed);
        level = ContactLoop.FromMillivolts(limit, level);
        for (var i = 0; i < 100; i++)
        {
            var next = ContactLoop.FromMillivolts(limit + (i % 2 == 0 ? 40 : -40), level);
            changes += next == level ? 0 : 1;
            level = next;
        }

        Assert.AreEqual(0, changes);
    }

    private static SupervisedDoor Door(Heard heard) => new SupervisedDoor(new Leaf(heard), new TamperContact("door", heard));

    /// <summary>Stands for the door itself; says its changes as motion.</summary>
    private sealed class Leaf : ContactSensor
    {
        private readonly Heard _heard;

        internal Leaf(Heard heard)
            : base("door", 50) => _heard = heard;

        protected override void Changed(bool active, long at) => _heard.Motion(Point, active, at);
    }
}
