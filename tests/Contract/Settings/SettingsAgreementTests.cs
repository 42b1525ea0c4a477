using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Hjemvakt.Companion.Devices.SettingsFiles;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Contract.Tests.Settings;

/// <summary>
/// What the companion lets through the gateway takes, and what it refuses the gateway would have refused: a technician must hear of a slip at the
/// desk, and not ten minutes later from a home that was out of reach meanwhile.
/// </summary>
public sealed class SettingsAgreementTests
{
    private const string Id = "gw-berit";

    private static readonly string[] Kinds = [.. SettingsLimit.At("points", "[]", "kind")["enum"]!.AsArray().Select(word => (string)word!)];
    private static readonly string[] Models = ["ld6002c", "mr60fda2", "c1001", "mr60fda1", "", "c1002"];
    private static readonly string[] Ids = ["a", "door", "bed-2", "Door", "a b", new('x', 32), new('x', 33), ""];
    private static readonly string[] Hosts = ["vakt.example.no", "localhost", "127.0.0.1", "127.example.no", "", new('h', 253), new('h', 254)];
    private static readonly string[] Numbers = [.. SettingsLimit.At("points", "[]")["properties"]!.AsObject().Where(pair => (string)pair.Value!["type"]! == "integer").Select(pair => pair.Key)];

    // The limits themselves, and what lies on either side of them.
    private static readonly int[] Values = [-2, -1, 0, 1, 2, 3, 5, 7, 8, 13, 14, 20, 30, 31, 48, 49, 100, 101, 118, 119, 120, 150, 180, 200, 240, 300, 301, 500, 501, 2499, 2500, 3600, 3601];

    private static readonly Gen<JsonNode?> Anything = OneOf("text", "", "7").Select(text => (JsonNode?)JsonValue.Create(text));

    private static readonly Gen<JsonNode?> Number = Gen.Frequency((20, OneOf(Values).Select(value => (JsonNode?)JsonValue.Create(value))), (1, Anything), (1, OneOf<JsonNode?>(null, null)));

    private static readonly Gen<JsonNode?> Point =
        from id in OneOf(Ids)
        from kind in OneOf(Kinds)
        from model in OneOf(Models)
        from hasModel in Gen.Bool
        from room in OneOf("", "bath", new string('r', 32), new string('r', 33))
        from which in Gen.Shuffle(Numbers, 0, 5)
        from values in Number.Array[which.Length]
        select (JsonNode?)PointOf(id, kind, hasModel ? model : null, room, which, values);

    private static readonly Gen<JsonNode?> GoodRadar =
        from model in OneOf(Models)
        from height in Number
        from sensitivity in Number
        select (JsonNode?)PointOf("radar", "radar", model, "bath", ["uart", "rx", "tx", "height", "sensitivity"], [JsonValue.Create(1), JsonValue.Create(13), JsonValue.Create(14), height, sensitivity]);

    private static readonly Gen<JsonNode?> Network =
        from ssid in OneOf("hjem", "", new string('s', 32), new string('s', 33), new string('ø', 16), new string('ø', 17), string.Concat(Enumerable.Repeat("😀", 8)), string.Concat(Enumerable.Repeat("😀", 9)))
        from password in OneOf("", "secret", new string('p', 64), new string('p', 65), new string('å', 32), new string('å', 33))
        from bare in Gen.Bool
        select (JsonNode?)(bare ? new JsonObject { ["ssid"] = ssid } : new JsonObject { ["ssid"] = ssid, ["password"] = password });

    private static readonly Gen<JsonNode?> TimeServers = Gen.Frequency(
        (9, OneOf("ntp.example.no", "192.0.2.1", "", new string('n', 253), new string('n', 254)).Select(name => (JsonNode?)JsonValue.Create(name))), (1, OneOf<JsonNode?>(JsonValue.Create(7), null)));

    private static readonly Gen<string> Files =
        from host in Gen.Frequency((4, OneOf("vakt.example.no")), (1, OneOf(Hosts)))
        from port in Gen.Frequency((4, OneOf<JsonNode?>(null, null)), (1, OneOf(0, 1, 8883, 65535, 65536).Select(value => (JsonNode?)JsonValue.Create(value))))
        from tls in OneOf<bool?>(null, true, false)
        from networks in Gen.Frequency((6, Network.Array[0, 2]), (1, Network.Array[4, 5]))
        from points in Gen.Frequency((4, Point.Array[0, 2]), (3, GoodRadar.Array[1]), (1, Point.Array[31, 34]))
        from time in Gen.Frequency((6, OneOf<JsonNode?>(null, null)), (2, TimeServers.Array[0, 5].Select(servers => (JsonNode?)new JsonArray([.. servers.Select(server => server?.DeepClone())]))), (1, Anything))
        select FileOf(host, port, tls, networks, points, time);

    [Fact]
    public void The_companion_lets_through_what_the_gateway_takes_and_nothing_else()
    {
        var (taken, refused) = (0, 0);
        Files.Sample(
            file =>
            {
                var companion = SettingsCheck.OfFile(file, Id);
                var gateway = GatewaySettingsReader.Read(Encoding.UTF8.GetBytes(file), out var why);
                (companion.Count == 0).ShouldBe(gateway is not null, $"{file}\ncompanion: {string.Join(' ', companion)}\ngateway: {why}");
                _ = gateway is null ? refused++ : taken++;
            },
            iter: 20_000, threads: 1);

        // Of both there are enough for the sentence above to mean something.
        taken.ShouldBeGreaterThan(500);
        refused.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void What_editors_and_tools_put_around_a_file_means_the_same_to_both()
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];
        byte[][] before = [[], mark, [.. mark, .. mark], [0], [0xFF], "\n"u8.ToArray()];
        byte[][] behind = [[], [0], new byte[512], [0xFF, 0xFF, 0xFF, 0xFF], [(byte)'\n', 0, 0xFF], [0, (byte)'\n'], mark, "x"u8.ToArray()];
        byte[] whole = Encoding.UTF8.GetBytes(FileOf("vakt.example.no", null, true, [], []));
        var taken = 0;
        foreach (var (lead, trail) in before.SelectMany(lead => behind.Select(trail => (lead, trail))))
        {
            byte[] file = [.. lead, .. whole, .. trail];
            var companion = SettingsCheck.OfFile(Encoding.UTF8.GetString(file), Id);
            var gateway = GatewaySettingsReader.Read((byte[])file.Clone(), out var why);
            (companion.Count == 0).ShouldBe(gateway is not null, $"{Convert.ToHexString(lead)} … {Convert.ToHexString(trail)}: {string.Join(' ', companion)} / {why}");
            taken += gateway is null ? 0 : 1;
        }

        // With nothing, a mark or a line end before it, and nothing or any of the four paddings behind.
        taken.ShouldBe(3 * 5);
    }

    [Fact]
    public void An_ssid_of_more_than_32_bytes_is_refused_at_the_desk()
        => SettingsCheck.OfChange("""{"wifi":[{"ssid":"Nettverket på Østre Ådalsveien 17"}]}""", Id).ShouldHaveSingleItem().English.ShouldContain("1 to 32 bytes");

    [Theory]
    [InlineData("""{"wfi":[]}""")]
    [InlineData("""{"id":"gw-olav"}""")]
    [InlineData("""{"points":[{"id":"a","kind":"radio","pin":4}]}""")]
    [InlineData("""{"points":[{"id":"a","kind":"radar","hieght":240,"pin":4}]}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""{"wifi":[],"wifi":[]}""")]
    public void A_slip_of_the_hand_that_the_gateway_would_step_over_is_told(string set) => SettingsCheck.OfChange(set, Id).ShouldNotBeEmpty();

    [Fact]
    public void The_files_for_a_home_that_is_planned_are_taken_as_they_are()
    {
        var plan = HomePlan.None with
        {
            Points =
            [
                new("bathroom-radar", PointKind.Radar, "bathroom"), new("bedroom-radar", PointKind.Radar, "bedroom"), new("bedside-button", PointKind.Button, "bedroom"),
                new("by-the-tub", PointKind.Cord, "bathroom"), new("front-door", PointKind.EntranceDoor, "hall"), new("fridge", PointKind.Door, "kitchen"),
                new("bed", PointKind.Occupancy, "bedroom"), new("hall-motion", PointKind.Motion, "hall"), new("living-room-env", PointKind.Air, "living-room"),
                new("bp-1", PointKind.Instrument, ""), new("pendant", PointKind.Wearable, ""), new("round-the-neck", PointKind.Pendant, ""),
            ],
        };
        var wanted = new NewGateway(Id, "vakt.example.no", 8883, [new("Berits nett «ø»", "p\"\\å")], UsualPoints.Of(plan));

        var settings = GatewayFiles.Of(wanted, "abcdefgh", withAuthority: true).Settings;

        SettingsCheck.OfFile(settings, Id).ShouldBeEmpty();
        var read = GatewaySettingsReader.Read(Encoding.UTF8.GetBytes(settings), out var why).ShouldNotBeNull(why);
        read.Points.Select(point => point.Id).ShouldBe(plan.Points.Where(point => point.Kind is not (PointKind.Instrument or PointKind.Wearable or PointKind.Pendant)).Select(point => point.Id));
        read.Points.Single(point => point.Id == "by-the-tub").Kind.ShouldBe("cord");
        read.Points.Single(point => point.Id == "bedside-button").Kind.ShouldBe("help");
    }

    [Fact]
    public void What_calls_for_help_is_a_cord_or_a_button_by_the_plan_and_never_by_its_name()
    {
        var plan = HomePlan.None with { Points = [new("old-cord", PointKind.Button, "hall"), new("bath-button", PointKind.Cord, "bathroom"), new("round-the-neck", PointKind.Pendant, "")] };

        var read = Read(plan);

        read.Points.Select(point => (point.Id, point.Kind)).ShouldBe([("old-cord", "help"), ("bath-button", "cord")]);
    }

    [Fact]
    public void Each_detector_of_a_plan_is_drafted_as_what_it_is()
    {
        var detectors = AlertKinds.Hazards.Select(kind => kind.HazardWord()).ToList();
        var plan = HomePlan.None with { Points = [.. detectors.Select(word => new PlanPoint($"hall-{word}", Enum.Parse<PointKind>(word, ignoreCase: true), "hall"))] };

        Read(plan).Points.Select(point => (point.Id, point.Kind)).ShouldBe(detectors.Select(word => ($"hall-{word}", word)));
    }

    [Fact]
    public void A_plan_that_does_not_say_which_it_is_makes_a_draft_that_is_refused_until_somebody_does()
    {
        var plan = HomePlan.None with { Points = [new("bathroom-cord", PointKind.Call, "bathroom")] };
        var settings = GatewayFiles.Of(new NewGateway(Id, "vakt.example.no", 8883, [], UsualPoints.Of(plan)), "abcdefgh", withAuthority: true).Settings;

        SettingsCheck.OfFile(settings, Id).ShouldHaveSingleItem().English.ShouldStartWith("'points[0].kind' must be one of help, cord,");
        UsualPoints.UndecidedOf(plan).ShouldBe(["bathroom-cord"]);
    }

    private static GatewaySettings Read(HomePlan plan)
    {
        var settings = GatewayFiles.Of(new NewGateway(Id, "vakt.example.no", 8883, [], UsualPoints.Of(plan)), "abcdefgh", withAuthority: true).Settings;
        SettingsCheck.OfFile(settings, Id).ShouldBeEmpty();
        return GatewaySettingsReader.Read(Encoding.UTF8.GetBytes(settings), out var why).ShouldNotBeNull(why);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(which => values[which]);

    private static JsonObject PointOf(string id, string kind, string? model, string room, string[] which, JsonNode?[] values)
    {
        var point = new JsonObject { ["id"] = id, ["kind"] = kind, ["room"] = room };
        if (model is not null)
        {
            point["model"] = model;
        }

        for (var i = 0; i < which.Length; i++)
        {
            point[which[i]] = values[i]?.DeepClone();
        }

        return point;
    }

    private static string FileOf(string host, JsonNode? port, bool? tls, JsonNode?[] networks, JsonNode?[] points, JsonNode? time = null)
    {
        var broker = new JsonObject { ["host"] = host };
        if (port is not null)
        {
            broker["port"] = port.DeepClone();
        }

        if (tls is { } encrypted)
        {
            broker["tls"] = encrypted;
        }

        var file = new JsonObject
        {
            ["id"] = Id,
            ["secret"] = "abcdefgh",
            ["broker"] = broker,
            ["wifi"] = new JsonArray([.. networks.Select(network => network?.DeepClone())]),
            ["points"] = new JsonArray([.. points.Select(point => point?.DeepClone())]),
        };
        if (time is not null)
        {
            file["time"] = time.DeepClone();
        }

        return file.ToJsonString();
    }
}
