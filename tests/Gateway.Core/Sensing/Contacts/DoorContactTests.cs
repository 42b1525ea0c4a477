using Hjemvakt.Gateway.Alarms;
using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Sensing;
using Hjemvakt.Gateway.Sensing.Contacts;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Contacts;

/// <summary>The front door.</summary>
[TestClass]
public class DoorContactTests
{
    [TestMethod]
    public void The_state_is_told_at_start_at_each_change_and_every_hour()
    {
        var clock = new FakeClock();
        var outbox = Drive.Outbox(new FlashStore(), clock);
        var board = new TestBoard();
        var door = new DoorContact("front-door", new SensorRecords(outbox, new AlarmService(outbox, new FeedbackController(board, board)), []));
        door.Edge(false, 1000);
        door.Turn(1050);
        door.Edge(true, 60000);
        door.Turn(60050);
        long at = 60050;
        while (at < 2 * 3600 * 1000)
        {
            var next = door.Turn(at);
            Assert.IsTrue(next > at, "it never asks for a turn in the past");
            at = next;
        }

        clock.UptimeMs = at;
        outbox.Turn(at);
        Assert.AreEqual(
            "[{\"s\":1,\"b\":1,\"u\":1000,\"k\":\"door\",\"p\":\"front-door\",\"open\":false},"
            + "{\"s\":2,\"b\":1,\"u\":60000,\"k\":\"door\",\"p\":\"front-door\",\"open\":true},"
            + "{\"s\":3,\"b\":1,\"u\":3660000,\"k\":\"door\",\"p\":\"front-door\",\"open\":true}]",
            Drive.FirstMessage(outbox.Routine));
    }
}
