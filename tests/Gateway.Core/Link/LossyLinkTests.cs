using Hjemvakt.Gateway.Core.Tests.Support;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Link;

/// <summary>
/// A way to the companion on which anything may get lost: messages, acknowledgements, receipts, the connection, and messages behind an acknowledgement.
/// Once it works again the companion has every record.
/// </summary>
[TestClass]
public class LossyLinkTests
{
    private const int Minute = 60000;

    [TestMethod]
    public void Whatever_gets_lost_on_the_way_everything_arrives()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            Live(new Chance(seed), "life " + seed);
        }
    }

    private static void Live(Chance chance, string life)
    {
        var home = new Home();
        var alarms = new Companion();
        var routine = new Companion();
        var open = false;
        home.Run(0);
        for (var step = 0; step < 120; step++)
        {
            switch (chance.Next(10))
            {
                case 0:
                    home.Fall();
                    break;
                case 1:
                    home.Press(Home.Cord, 500);
                    break;
                case 2:
                    open = !open;
                    home.App.Inputs.Level(Home.Door, open);
                    break;
                case 3:
                    home.Wire.End("lost");
                    break;
                case 4:
                    home.Receipt(alarms.Receipt, routine.Receipt);
                    break;
                default:
                    Answer(home, alarms, routine, chance.Next(4));
                    break;
            }

            home.Run(chance.Next(9000));
        }

        for (var i = 0; i < 60 && home.App.AlarmsWaiting + home.App.RoutineWaiting > 0; i++)
        {
            for (var second = 0; second < 10; second++)
            {
                Answer(home, alarms, routine, 0);
                home.Run(1000);
            }

            home.Receipt(alarms.Receipt, routine.Receipt);
        }

        Assert.AreEqual(0, home.App.AlarmsWaiting, life);
        Assert.AreEqual(0, home.App.RoutineWaiting, life);
        Assert.AreEqual(home.App.LastAlarm, alarms.Receipt, life);
        Assert.AreEqual(home.App.LastRoutine, routine.Receipt, life);
        Assert.IsTrue(home.Now < 30 * Minute, life);
    }

    /// <summary>The connection is accepted, or the oldest message meets its fate: 0 and 1 it arrives, 2 it is lost behind its acknowledgement, 3 it is not acknowledged.</summary>
    private static void Answer(Home home, Companion alarms, Companion routine, int fate)
    {
        if (!home.Wire.IsOpen)
        {
            if (home.Wire.Opens > home.Wire.Closes)
            {
                home.Wire.Accept();
            }

            return;
        }

        for (var left = home.Wire.Queue.Count; left > 0 && home.Wire.Queue.Count > 0; left--)
        {
            var sent = home.Wire.Settle(fate != 3);
            if (fate < 2 && sent.Name == "alarm")
            {
                alarms.Take(sent.Payload);
            }
            else if (fate < 2 && sent.Name == "routine")
            {
                routine.Take(sent.Payload);
            }
        }
    }
}
