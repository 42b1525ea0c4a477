using CsCheck;
using Hjemvakt.Contract.Tests.CompanionSide;
using Hjemvakt.Contract.Tests.Reading;
using Hjemvakt.Contract.Tests.Records;
using Hjemvakt.Gateway.Alarms;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Outbox.Streams;
using Hjemvakt.Gateway.Sensing;
using Hjemvakt.Gateway.Sensing.Air;
using Hjemvakt.Gateway.Sensing.Power;

namespace Hjemvakt.Contract.Tests.GatewaySide;

/// <summary>Whatever a sensor tells, the record made of it is the contract: for the schema, and for the companion.</summary>
public sealed class SensorRecordContractTests
{
    [Fact]
    public void Every_record_made_of_a_sensor_keeps_the_contract() => Telling().List[1, 30].Sample(
        tellings =>
        {
            var board = new PaperBoard { UnixMs = 1767225600000 };
            var outbox = new RecordOutbox(new PaperStore(), board, OutboxLimits.ForAlarms(), OutboxLimits.ForRoutine(), "");
            var records = new SensorRecords(outbox, new AlarmService(outbox, new FeedbackController(board, board)), []);
            records.Contact("bedside-button", 1);
            foreach (var telling in tellings)
            {
                telling.Tell(records);
            }

            // Past the longest time that a record may wait for flash.
            outbox.Turn(long.MaxValue / 2);
            ShouldBeTheContract("alarm", outbox.Alarm);
            ShouldBeTheContract("routine", outbox.Routine);
        },
        iter: Effort.Of(300));

    private static Gen<Telling> Telling() => Gen.OneOf(
        Gen.Select(Value(-600, 1000), Value(0, 1000), Value(3000, 12000)).Select((t, rh, hpa) => new Telling($"air {t} {rh} {hpa}", records => records.Environment("living-room-env", t, rh, hpa, 5))),
        Gen.Select(Gen.Bool, Gen.OneOf(Gen.Int[0, 100], Gen.Const(PowerWatch.NoBattery))).Select((mains, battery) => new Telling($"power {mains} {battery}", records => records.Power("gateway", mains, battery, 5))),
        Gen.Select(Gen.Bool, GoodRecord.Text(60)).Select((ok, why) => new Telling($"health {ok} {why}", records => records.SensorHealth("bathroom-radar", ok, why, 5))),
        Gen.Bool.Select(on => new Telling($"presence {on}", records => records.Presence("bed", on, 5))),
        Gen.Select(Gen.Bool, Gen.Bool).Select((open, soon) => new Telling($"door {open} {soon}", records => records.Door("front-door", open, 5, soon))),
        Gen.Bool.Select(on => new Telling($"motion {on}", records => records.Motion("hall-motion", on, 5))),
        Gen.Select(GoodRecord.WordOf("fall", "src"), Gen.Int[0, 100]).Select((source, confidence) => new Telling($"fall {source} {confidence}", records => records.Fall("bathroom-radar", source, confidence, 5))),
        Gen.Int[0, 100].Select(confidence => new Telling($"fall again {confidence}", records => records.Reconsider("bathroom-radar", "radar", 5, confidence, "hall", 9))),
        Gen.Select(GoodRecord.WordOf("hazard", "what"), Gen.Bool).Select((what, on) => new Telling($"hazard {what} {on}", records => records.Hazard("hall-detector", what, on, 5))),
        Gen.Const(new Telling("tamper", records => records.Tamper("front-door", 5))),
        Gen.Const(new Telling("contact", records => records.Contact("bedside-button", 5))),
        Gen.Const(new Telling("help", records => records.Help("bedside-button", "button", 5, false))),
        Gen.Const(new Telling("cancel", records => records.Cancel("bedside-button", 6, 9))));

    private static Gen<int> Value(int least, int most) => Gen.OneOf(Gen.Int[least, most], Gen.Const(EnvironmentValue.None));

    private static void ShouldBeTheContract(string stream, OutboxStream outbox)
    {
        var batch = new Batch();
        var next = 1L;
        for (; outbox.Read(next, batch, Batch.MaxRecords); next = batch.Last + 1)
        {
            var message = batch.ToMessage();
            PublishedSchemas.Judge(stream, message).Short.ShouldBe("accepted", System.Text.Encoding.UTF8.GetString(message));
            Decoders.Judge(stream, message).Short.ShouldBe("accepted", System.Text.Encoding.UTF8.GetString(message));
        }

        next.ShouldBe(outbox.Last + 1, "not everything was read");
    }
}

/// <summary>Something that a sensor tells, with words for the reader of a counterexample.</summary>
internal sealed record Telling(string What, Action<SensorRecords> Tell)
{
    public override string ToString() => What;
}
