using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Link;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Feedback;

[TestClass]
public class LampTests
{
    [DataRow(true, true, false, false, 0, "ok")]
    [DataRow(false, false, false, false, 0, "noNetwork")]
    [DataRow(true, false, false, false, 0, "noCompanion")]
    [DataRow(true, true, true, false, 0, "alarmSent")]
    [DataRow(true, false, true, false, 0, "noCompanion")]
    [DataRow(false, false, true, false, 0, "noNetwork")]
    [DataRow(true, true, false, true, 0, "alarmReceived")]
    [DataRow(true, true, false, false, 1, "alarmReceived")]
    [DataRow(true, true, false, false, 2, "alarmReceived")]
    [DataRow(true, true, false, false, 3, "somebodyHasIt")]
    [DataRow(true, true, false, false, 4, "onTheWay")]
    [DataRow(false, false, false, false, 4, "onTheWay")]
    [DataRow(true, true, true, false, 4, "alarmSent")]
    [DataRow(true, true, false, true, 4, "alarmReceived")]
    [DataRow(true, false, true, false, 4, "noCompanion")]
    public void What_the_lamp_shows(bool network, bool online, bool waiting, bool receivedOnly, int lowest, string expected) =>
        Assert.AreEqual(expected, LampTable.Name(LampRule.Choose(network, online, waiting, receivedOnly, (AlertStage)lowest)));

    [TestMethod]
    public void Every_pattern_has_a_name_of_its_own_and_a_rhythm_of_its_own()
    {
        for (var i = 0; i < LampTable.Count; i++)
        {
            Assert.IsTrue(LampTable.Steps((LampPattern)i).Length > 0);
            for (var j = 0; j < i; j++)
            {
                Assert.AreNotEqual(LampTable.Name((LampPattern)i), LampTable.Name((LampPattern)j));
                Assert.AreNotEqual(Rhythm((LampPattern)i), Rhythm((LampPattern)j));
            }
        }
    }

    [TestMethod]
    public void Every_signal_has_a_name_and_a_tune_of_its_own()
    {
        for (var i = 1; i < BuzzerTable.Count; i++)
        {
            var tones = BuzzerTable.Tones((BuzzerSignal)i);
            Assert.IsTrue(tones.Length > 0 && tones.Length % 2 == 0);
            for (var j = 1; j < i; j++)
            {
                Assert.AreNotEqual(BuzzerTable.Name((BuzzerSignal)i), BuzzerTable.Name((BuzzerSignal)j));
            }
        }

        Assert.AreEqual(0, BuzzerTable.Tones(BuzzerSignal.None).Length);
    }

    private static string Rhythm(LampPattern pattern)
    {
        var text = "";
        foreach (var step in LampTable.Steps(pattern))
        {
            text += (int)step.Colour + ":" + step.Milliseconds + " ";
        }

        return text;
    }
}
