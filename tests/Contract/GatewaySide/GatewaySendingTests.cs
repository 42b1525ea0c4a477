using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Hjemvakt.Contract.Tests.Document;
using Hjemvakt.Contract.Tests.Reading;
using Hjemvakt.Contract.Tests.Records;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Link.Messages;

namespace Hjemvakt.Contract.Tests.GatewaySide;

/// <summary>The firmware runs, and whatever happens in the home, to the network and to its flash: what it sends is the contract.</summary>
public sealed partial class GatewaySendingTests
{
    [Fact]
    public void An_ordinary_day_in_many_kinds_of_record()
    {
        var board = new PaperBoard { UnixMs = 1767225600000 };
        board.Pass(2000);
        board.App.Inputs.Level("front-door", true);
        board.Pass(2000);
        board.App.Inputs.Fall("bathroom-radar", "radar", 85);
        board.Press("bathroom-cord", 300);
        board.Press("bedside-button", 300);
        board.Press("bedside-button", 5000);
        board.Press("living-room-button", 200);
        board.Press("living-room-button", 200);
        board.App.Inputs.Level("hall-motion", true);
        board.App.Inputs.Level("bed", true);
        board.Hear("command/identify", """{"id":"c-1"}""");
        board.Pass(60000);

        var kinds = Records(board).Select(record => record.GetProperty("k").GetString()).Distinct();
        kinds.ShouldBe(["fall", "help", "cancel", "door", "contact", "motion", "presence"], ignoreOrder: true);
        board.Sent.Select(message => message.Topic.Split('/', 3)[2]).Distinct().ShouldBe(["alarm", "routine", "status", "reply/identify"], ignoreOrder: true);
        ShouldBeTheContract(board);
    }

    [Fact]
    public void The_heartbeat_tells_how_the_gateway_is_fed()
    {
        var board = new PaperBoard { CompanionAnswers = true };
        board.App.Inputs.Level("gateway", false);
        board.App.Inputs.Reading("gateway", 4180, 0, 0);
        board.Pass(130000);

        var heartbeat = JsonDocument.Parse(board.Sent.Last(message => message.Topic.EndsWith("/status", StringComparison.Ordinal)).Payload).RootElement;
        heartbeat.GetProperty("mains").GetBoolean().ShouldBeFalse();
        heartbeat.GetProperty("batt").GetInt32().ShouldBe(100);
        ShouldBeTheContract(board);
    }

    [Fact]
    public void A_hole_in_the_store_is_told_by_a_gap_record()
    {
        var board = new PaperBoard { IsUp = false };
        for (var i = 0; i < 1000; i++)
        {
            board.App.Inputs.Level("front-door", i % 2 == 0);
            board.Pass(40000);
        }

        // Flash loses one of the routine files in the middle.
        board.Damage(2, whole: true);
        board.Restart();
        board.IsUp = true;
        board.CompanionAnswers = true;
        board.Pass(300000);

        Records(board).Select(record => record.GetProperty("k").GetString()).ShouldContain("gap");
        ShouldBeTheContract(board);
    }

    [Fact]
    public void Whatever_happens_what_is_sent_satisfies_the_schemas() => Happening().List[1, 40].Sample(
        happenings =>
        {
            var board = new PaperBoard();
            foreach (var happening in happenings)
            {
                happening.Do(board);
            }

            board.IsUp = true;
            board.Pass(130000);
            ShouldBeTheContract(board);
        },
        iter: Effort.Of(150));

    [Fact]
    public void It_connects_and_subscribes_as_the_document_says()
    {
        var board = new PaperBoard();
        board.Pass(1000);

        var received = from operation in AsyncApiDocument.Each("operations")
                       where (string)operation.Value["action"]! == "receive"
                       select ((string)AsyncApiDocument.Resolve(operation.Value["channel"]!.AsObject())["address"]!).Replace("{gateway}", PaperBoard.GatewayId).Replace("{name}", "+");
        board.Subscriptions.ShouldBe(received, ignoreOrder: true);

        var mqtt = AsyncApiDocument.Root["components"]!["serverBindings"]!["gatewayConnection"]!["mqtt"]!;
        board.Target.ShouldNotBeNull().Id.ShouldBe(PaperBoard.GatewayId);
        new GatewayTopics(PaperBoard.GatewayId).Status.ShouldBe(((string)mqtt["lastWill"]!["topic"]!).Replace("{gateway}", PaperBoard.GatewayId));
        StatusMessage.Will.ShouldBe((string?)mqtt["lastWill"]!["message"]);
        ((int)GatewayLink.KeepAliveSeconds).ShouldBe((int)mqtt["keepAlive"]!);
    }

    private static Gen<Happening> Happening() => Gen.OneOf(
        Gen.Int[0, 90000].Select(time => new Happening($"{time} ms pass", board => board.Pass(time))),
        Gen.Int[1, 6000].Select(time => new Happening($"button {time} ms", board => board.Press("bedside-button", time))),
        Gen.Int[1, 1000].Select(time => new Happening($"cord {time} ms", board => board.Press("bathroom-cord", time))),
        Gen.Select(Gen.OneOf("hall-motion", "bed", "living-room-button"), Gen.Bool).Select((point, active) => new Happening($"{point} {active}", board => board.App.Inputs.Level(point, active))),
        Gen.Bool.Select(mains => new Happening($"mains {mains}", board => board.App.Inputs.Level("gateway", mains))),
        Gen.Int[0, 5000].Select(millivolts => new Happening($"battery {millivolts} mV", board => board.App.Inputs.Reading("gateway", millivolts, 0, 0))),
        Gen.Bool.Select(open => new Happening($"door {open}", board => board.App.Inputs.Level("front-door", open))),
        Gen.Select(Gen.OneOf("radar", "wearable", "mat"), Gen.Int[-10, 110]).Select((source, confidence) => new Happening($"fall {source} {confidence}", board => board.App.Inputs.Fall("bathroom-radar", source, confidence))),
        Gen.Long[1767225600000, 4102444800000].Select(time => new Happening($"clock {time}", board => board.UnixMs = time)),
        Gen.Bool.Select(answers => new Happening($"companion answers {answers}", board => board.CompanionAnswers = answers)),
        Gen.Bool.Select(up => new Happening($"network {up}", board => board.IsUp = up)),
        Gen.Int[-300, 100].Select(rssi => new Happening($"signal {rssi}", board => board.Rssi = rssi)),
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60]).Select((alarm, routine) => new Happening($"receipt {alarm} {routine}", board => board.Hear("receipt", $$"""{"alarm":{{alarm}},"routine":{{routine}}}"""))),
        Gen.OneOf("identify", "selftest", "config").Select(name => new Happening($"command {name}", board => board.Hear($"command/{name}", """{"id":"c-\u00e5\"1"}"""))),
        Gen.Select(Gen.Int[0, 10000], Gen.Bool).Select((which, whole) => new Happening($"damage {which} {whole}", board => board.Damage(which, whole))),
        Gen.Const(new Happening("restart", board => board.Restart())));

    private static IEnumerable<JsonElement> Records(PaperBoard board) =>
        from message in board.Sent
        where message.Topic.EndsWith("/alarm", StringComparison.Ordinal) || message.Topic.EndsWith("/routine", StringComparison.Ordinal)
        from record in JsonDocument.Parse(message.Payload).RootElement.EnumerateArray()
        select record;

    private static void ShouldBeTheContract(PaperBoard board)
    {
        board.Sent.ShouldNotBeEmpty();
        foreach (var message in board.Sent)
        {
            var parts = message.Topic.Split('/');
            parts[0].ShouldBe("hv1");
            parts[1].ShouldBe(PaperBoard.GatewayId);
            var operation = AsyncApiDocument.Root["operations"]![$"send{char.ToUpperInvariant(parts[2][0])}{parts[2][1..]}"].ShouldNotBeNull($"nothing in the document sends {message.Topic}");
            var verdict = PublishedSchemas.Judge(parts[2], message.Payload);

            verdict.Good.ShouldBeTrue($"{message.Topic} {message.Text}: {verdict.Short} {verdict.Why}");
            message.Retain.ShouldBe((string?)operation["traits"]![0]!["$ref"] == "#/components/operationTraits/retained", message.Topic);
        }

        foreach (var record in Records(board))
        {
            // The order is a promise of the writer that no schema can hold it to.
            Head().IsMatch(record.GetRawText()).ShouldBeTrue(record.GetRawText());
        }
    }

    [GeneratedRegex("""^\{"s":[0-9]+,"b":[0-9]+,"u":[0-9]+,("t":[0-9]+,)?"k":"[a-z]+","p":"[^"]+"[,}]""")]
    private static partial Regex Head();
}

/// <summary>Something that happens, with words for the reader of a counterexample.</summary>
internal sealed record Happening(string What, Action<PaperBoard> Do)
{
    public override string ToString() => What;
}
