using Hjemvakt.Gateway.Alarms;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Sensing;
using Hjemvakt.Gateway.Sensing.Air;
using Hjemvakt.Gateway.Sensing.Fusion;
using Hjemvakt.Gateway.Sensing.Health;
using Hjemvakt.Gateway.Sensing.Power;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Sensing;

/// <summary>What sensors tell, as the records that are sent.</summary>
[TestClass]
public class SensorRecordsTests
{
    [TestMethod]
    public void Each_kind_has_its_members_and_no_other()
    {
        var outbox = Outbox(out var records, out _);
        records.Motion("hall-motion", true, 1000);
        records.Presence("bed", false, 1000);
        records.Environment("living-room-env", 214, EnvironmentValue.None, 10133, 1000);
        records.Power("gateway", true, PowerWatch.NoBattery, 1000);
        records.Power("gateway", false, 55, 1000);
        records.SensorHealth("living-room-env", false, SensorFault.Frozen, 1000);
        records.Contact("bedside-button", 1000);
        outbox.Turn(100000);
        Assert.AreEqual(
            "[{\"s\":1,\"b\":1,\"u\":1000,\"k\":\"motion\",\"p\":\"hall-motion\",\"on\":true},"
            + "{\"s\":2,\"b\":1,\"u\":1000,\"k\":\"presence\",\"p\":\"bed\",\"on\":false},"
            + "{\"s\":3,\"b\":1,\"u\":1000,\"k\":\"env\",\"p\":\"living-room-env\",\"temp\":21.4,\"hpa\":1013.3},"
            + "{\"s\":4,\"b\":1,\"u\":1000,\"k\":\"power\",\"p\":\"gateway\",\"mains\":true},"
            + "{\"s\":5,\"b\":1,\"u\":1000,\"k\":\"power\",\"p\":\"gateway\",\"mains\":false,\"batt\":55},"
            + "{\"s\":6,\"b\":1,\"u\":1000,\"k\":\"sensor\",\"p\":\"living-room-env\",\"ok\":false,\"why\":\"frozen\"},"
            + "{\"s\":7,\"b\":1,\"u\":1000,\"k\":\"contact\",\"p\":\"bedside-button\"}]",
            Drive.FirstMessage(outbox.Routine));
    }

    [TestMethod]
    public void A_fall_that_is_weighed_again_is_a_second_record_that_names_the_first()
    {
        var outbox = Outbox(out var records, out var board);
        var fusion = Fusion(records);
        fusion.FallSeen("bathroom-radar", FallSource.Radar, 85, 1000);
        var signals = board.Signals.Count;
        fusion.Motion("hall-motion", true, 13000);
        Assert.AreEqual(
            "[{\"s\":1,\"b\":1,\"u\":1000,\"k\":\"fall\",\"p\":\"bathroom-radar\",\"src\":\"radar\",\"conf\":85},"
            + "{\"s\":2,\"b\":1,\"u\":13000,\"k\":\"fall\",\"p\":\"bathroom-radar\",\"src\":\"radar\",\"conf\":63,\"ref\":1,\"why\":\"motion in hall\"}]",
            Drive.FirstMessage(outbox.Alarm));
        Assert.AreEqual(signals, board.Signals.Count, "the resident hears of the first only");
    }

    [TestMethod]
    public void A_fall_that_the_resident_has_taken_back_is_not_weighed_again()
    {
        var outbox = Outbox(out var records, out _);
        var fusion = Fusion(records);
        fusion.FallSeen("bathroom-radar", FallSource.Radar, 85, 1000);
        records.Cancel("bedside-button", 5000, 8000);
        fusion.Motion("hall-motion", true, 13000);
        Assert.AreEqual(2L, outbox.Alarm.Last, "the fall and the cancel");
    }

    [TestMethod]
    public void Tampering_is_an_alarm_record_that_leaves_lamp_and_buzzer_alone()
    {
        var outbox = Outbox(out var records, out var board);
        records.Tamper("front-door", 1000);
        Assert.AreEqual("[{\"s\":1,\"b\":1,\"u\":1000,\"k\":\"tamper\",\"p\":\"front-door\"}]", Drive.FirstMessage(outbox.Alarm));
        Assert.AreEqual(0, board.Signals.Count);
    }

    private static RecordOutbox Outbox(out SensorRecords records, out TestBoard board)
    {
        board = new TestBoard();
        var outbox = Drive.Outbox(board.Flash, board.Time);
        records = new SensorRecords(outbox, new AlarmService(outbox, new FeedbackController(board, board)), []);
        return outbox;
    }

    private static FallFusion Fusion(IFallReports reports) =>
        new FallFusion([new PointSettings("bathroom-radar", SensorKind.Radar, -1, "bathroom"), new PointSettings("hall-motion", SensorKind.Motion, -1, "hall")], reports);
}
