using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Link;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Feedback;

[TestClass]
public class LampAndBuzzerTests
{
    [DataRow(true, true, false, false, 0, (int)LampPattern.Ok)]
    [DataRow(false, false, false, false, 0, (int)LampPattern.NoNetwork)]
    [DataRow(true, false, false, false, 0, (int)LampPattern.NoCompanion)]
    [DataRow(true, true, true, false, 0, (int)LampPattern.AlarmSent)]
    [DataRow(true, false, true, false, 0, (int)LampPattern.NoCompanion)]
    [DataRow(false, false, true, false, 0, (int)LampPattern.NoNetwork)]
    [DataRow(true, true, false, true, 0, (int)LampPattern.AlarmReceived)]
    [DataRow(true, true, false, false, 1, (int)LampPattern.AlarmReceived)]
    [DataRow(true, true, false, false, 2, (int)LampPattern.AlarmReceived)]
    [DataRow(true, true, false, false, 3, (int)LampPattern.SomebodyHasIt)]
    [DataRow(true, true, false, false, 4, (int)LampPattern.OnTheWay)]
    [DataRow(false, false, false, false, 4, (int)LampPattern.OnTheWay)]
    [DataRow(true, true, true, false, 4, (int)LampPattern.AlarmSent)]
    [DataRow(true, true, false, true, 4, (int)LampPattern.AlarmReceived)]
    [DataRow(true, false, true, false, 4, (int)LampPattern.NoCompanion)]
    public void What_the_lamp_shows(bool network, bool online, bool waiting, bool receivedOnly, int lowest, int expected) =>
        Assert.AreEqual(expected, (int)LampRule.Choose(network, online, waiting, receivedOnly, (AlertStage)lowest));

    [TestMethod]
    public void Every_pattern_has_a_rhythm_of_its_own()
    {
        for (var i = 0; i < LampTable.Count; i++)
        {
            Assert.IsTrue(LampTable.Steps((LampPattern)i).Length > 0);
            for (var j = 0; j < i; j++)
            {
                Assert.AreNotEqual(Rhythm((LampPattern)i), Rhythm((LampPattern)j));
            }
        }
    }

    [TestMethod]
    public void Every_signal_has_a_tune_of_its_own()
    {
        for (var i = 1; i < BuzzerTable.Count; i++)
        {
            var tones = BuzzerTable.Tones((BuzzerSignal)i);
            Assert.IsTrue(tones.Length > 0 && tones.Length % 2 == 0);
            for (var j = 1; j < i; j++)
            {
                Assert.AreNotEqual(Tune(i), Tune(j));
            }
        }

        Assert.AreEqual(0, BuzzerTable.Tones(BuzzerSignal.None).Length);
    }

    private static string Tune(int signal)
    {
        var text = "";
        foreach (var part in BuzzerTable.Tones((BuzzerSignal)signal))
        {
            text += part + " ";
        }

        return text;
    }

    private static string Rhythm(LampPattern pattern)
    {
        var text = "";
        foreach (var number in LampTable.Steps(pattern))
        {
            text += number + " ";
        }

        return text;
    }
}
