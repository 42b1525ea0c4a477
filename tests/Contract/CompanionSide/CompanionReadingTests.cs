using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Contract.Tests.GatewaySide;
using Hjemvakt.Contract.Tests.Reading;
using Hjemvakt.Contract.Tests.Records;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Contract.Tests.CompanionSide;

/// <summary>The companion's readers come to the verdict of the contract, and read out of a good message what the gateway put into it.</summary>
public sealed class CompanionReadingTests
{
    public static IEnumerable<TheoryDataRow<string, string>> GoingUp => Vector.Rows("alarm", "routine", "status", "reply");

    [Theory]
    [MemberData(nameof(GoingUp))]
    public void The_companion_judges_a_golden_message_as_it_is_marked(string message, string name)
    {
        var vector = Vector.Find(message, name);

        var verdict = Decoders.Judge(message, vector.Payload);

        verdict.Short.ShouldBe(vector.Expected.Short, $"{vector.Why}: {verdict.Why}\n{Encoding.UTF8.GetString(vector.Payload)}");
    }

    [Theory]
    [InlineData("alarm")]
    [InlineData("routine")]
    public void What_the_firmware_writes_the_companion_reads_with_equal_values(string stream) => GoodRecord.Of(stream).Sample(
        record =>
        {
            if (RecordWriterContractTests.Written(record) is { } bytes)
            {
                ShouldRead(stream, bytes);
            }
        },
        iter: Effort.Of(1000));

    [Theory]
    [InlineData("alarm")]
    [InlineData("routine")]
    public void Any_record_that_keeps_the_contract_is_read_whoever_wrote_it(string stream) => GoodRecord.Of(stream).Sample(
        record =>
        {
            var bytes = Encoding.UTF8.GetBytes(record.ToJsonString());
            PublishedSchemas.Judge(stream, InArray(bytes)).Good.ShouldBeTrue(record.ToJsonString());
            ShouldRead(stream, bytes);
        },
        iter: Effort.Of(1000));

    [Fact]
    public void All_that_the_firmware_sends_on_an_ordinary_day_is_read()
    {
        var board = new PaperBoard { UnixMs = 1767225600000, CompanionAnswers = true };
        board.Pass(2000);
        board.App.Inputs.Level("front-door", true);
        board.App.Inputs.Fall("bathroom-radar", "radar", 85);
        board.Press("bathroom-cord", 300);
        board.Press("bedside-button", 5000);
        board.Pass(60000);

        foreach (var message in board.Sent)
        {
            var verdict = Decoders.Judge(message.Topic.Split('/')[2], message.Payload);
            verdict.Good.ShouldBeTrue($"{message.Topic} {message.Text}: {verdict.Why}");
        }
    }

    private static byte[] InArray(byte[] record) => [(byte)'[', .. record, (byte)']'];

    private static void ShouldRead(string stream, byte[] written)
    {
        var batch = RecordDecoder.Decode(Decoders.StreamOf(stream), InArray(written));
        var json = JsonNode.Parse(written)!;
        var record = batch.Records.ShouldHaveSingleItem().Record.ShouldNotBeNull($"{batch.Refusal}{string.Join(';', batch.Records.Select(entry => entry.Refusal))}: {json.ToJsonString()}");

        record.Sequence.ShouldBe((long)json["s"]!);
        record.Boot.ShouldBe((int)json["b"]!);
        record.Uptime.ShouldBe((long)json["u"]!);
        record.SentAt.ShouldBe((long?)json["t"]);
        record.Kind.ShouldBe((string?)json["k"]);
        record.Point.ShouldBe((string?)json["p"]);
        record.Body.ShouldBe(BodyOf(json));
        JsonNode.DeepEquals(JsonNode.Parse(record.Json), json).ShouldBeTrue(record.Json);
    }

    private static RecordBody BodyOf(JsonNode json) => (string)json["k"]! switch
    {
        // Why counts beside a record that it is about, and that has an earlier number.
        "fall" when (long?)json["ref"] is { } of && of < (long)json["s"]! => new Fall((string)json["src"]!, (int)json["conf"]!, of, (string?)json["why"]),
        "fall" => new Fall((string)json["src"]!, (int)json["conf"]!),
        "help" => new HelpCall((string)json["src"]!),
        "cancel" => new Cancel((long)json["ref"]!),
        "tamper" => new Tamper(),
        "hazard" => new Hazard((string)json["what"]!, (bool)json["on"]!),
        "test" => new TestAlarm(),
        "contact" => new ContactWish(),
        "door" => new Door((bool)json["open"]!),
        "motion" => new Motion((bool)json["on"]!),
        "presence" => new Presence((bool)json["on"]!),
        "env" => new Air((decimal?)json["temp"], (decimal?)json["rh"], (decimal?)json["hpa"]),
        "vital" => new Vital((string)json["m"]!),
        "power" => new PowerSupply((bool)json["mains"]!, (int?)json["batt"]),
        "sensor" => new SensorTrust((bool)json["ok"]!, (string)json["why"]!),
        "gap" => new Gap((long)json["from"]!, (long)json["to"]!, (string)json["why"]!),
        var other => throw new InvalidOperationException(other),
    };
}
