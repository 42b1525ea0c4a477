using Hjemvakt.Gateway.Sensing.Contacts;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Contacts;

/// <summary>A pad in the bed.</summary>
[TestClass]
public class OccupancyContactTests
{
    [TestMethod]
    public void Who_lies_down_is_there_after_two_seconds_and_who_gets_up_is_gone_after_ten()
    {
        var heard = new Heard();
        var bed = Bed(heard);
        bed.Edge(false, 0);
        Play(bed, 0, 20000);
        Assert.AreEqual("presence bed off @0", heard.Said(), "what is found at start is told");
        bed.Edge(true, 20000);
        Play(bed, 20000, 60000);
        Assert.AreEqual("presence bed on @20000", heard.Said());
        bed.Edge(false, 60000);
        Play(bed, 60000, 69999);
        Assert.AreEqual(string.Empty, heard.Said());
        Play(bed, 70000, 80000);
        Assert.AreEqual("presence bed off @60000", heard.Said());
    }

    [TestMethod]
    public void Who_turns_over_has_not_left()
    {
        var heard = new Heard();
        var bed = Bed(heard);
        bed.Edge(true, 0);
        Play(bed, 0, 10000);
        heard.Said();
        for (var at = 10000; at < 60000; at += 10000)
        {
            bed.Edge(false, at);
            Play(bed, at, at + 4000);
            bed.Edge(true, at + 4000);
            Play(bed, at + 4000, at + 10000);
        }

        Assert.AreEqual(string.Empty, heard.Said());
    }

    [TestMethod]
    public void The_state_is_told_again_every_hour()
    {
        var heard = new Heard();
        var bed = Bed(heard);
        bed.Edge(true, 0);
        Play(bed, 0, 8000000);
        Assert.AreEqual("presence bed on @0; presence bed on @3602000; presence bed on @7202000", heard.Said());
    }

    [TestMethod]
    public void A_loose_wire_is_told_and_its_end_too()
    {
        var heard = new Heard();
        var bed = Bed(heard);
        bed.Edge(true, 0);
        Play(bed, 0, 10000);
        heard.Said();
        for (var at = 10000; at < 13000; at += 20)
        {
            bed.Edge(at % 40 == 0, at);
            bed.Turn(at);
        }

        Assert.AreEqual("sensor bed bad chattering @12020", heard.Said());
        bed.Edge(true, 13000);
        Play(bed, 13000, 612999);
        Assert.AreEqual(string.Empty, heard.Said(), "nor is the bed's word believed");
        Play(bed, 613000, 616000);
        Assert.AreEqual("sensor bed ok back @613000; presence bed on @613000", heard.Said());
    }

    private static OccupancyContact Bed(Heard heard) => new OccupancyContact("bed", 2000, 10000, heard);

    private static void Play(OccupancyContact bed, long from, long to)
    {
        var at = from;
        while (at <= to)
        {
            var next = bed.Turn(at);
            Assert.IsTrue(next > at, "it never asks for a turn in the past");
            at = next;
        }
    }
}
