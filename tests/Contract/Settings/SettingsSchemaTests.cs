using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hjemvakt.Companion.Devices.SettingsFiles;
using Hjemvakt.Contract.Tests.Reading;
using Hjemvakt.Gateway.Config;
using NJsonSchema;

namespace Hjemvakt.Contract.Tests.Settings;

/// <summary>
/// <c>settings.schema.json</c> is the place of every limit of <c>gateway.json</c>. The companion reads it; the firmware cannot, and keeps constants: here both are held
/// against it, limit by limit and member by member, in both directions.
/// </summary>
public sealed partial class SettingsSchemaTests
{
    public static TheoryData<string> Limits => [.. SettingsLimit.All.Select(limit => limit.Name)];

    public static TheoryData<string, string> Members
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, mistyped) in SettingsLimit.Members)
            {
                data.Add(name, mistyped);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void At_a_limit_a_value_is_taken_and_beyond_it_refused_by_both(string name)
    {
        var limit = SettingsLimit.All.Single(one => one.Name == name);

        Gateway(limit.AtIt).ShouldBe("");
        Companion(limit.AtIt).ShouldBe("");
        Gateway(limit.Beyond).ShouldNotBe("");
        Companion(limit.Beyond).ShouldNotBe("");
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Both_know_each_member_of_the_schema_and_its_type(string name, string mistyped)
    {
        Gateway(mistyped).ShouldNotBe("", name);
        Companion(mistyped).ShouldNotBe("", name);
    }

    [Fact]
    public void A_file_may_be_so_long_and_the_desk_writes_shorter_ones()
    {
        var file = SettingsLimit.GoodFile().ToJsonString();

        Gateway(file.PadRight(SettingsLimit.MostBytes)).ShouldBe("");
        Gateway(file.PadRight(SettingsLimit.MostBytes + 1)).ShouldNotBe("");
        SettingsCheck.Longest.ShouldBeLessThan(SettingsLimit.MostBytes);
    }

    [Fact]
    public void The_gateway_reads_no_member_that_the_schema_does_not_have()
    {
        var read = Sources().SelectMany(source => NameList().Matches(source).SelectMany(list => Quoted().Matches(list.Groups[1].Value)).Concat(NumberOf().Matches(source))).Select(name => name.Groups[1].Value);

        read.Distinct().ShouldBe(SettingsLimit.Members.Select(member => member.Name.Split('.')[^1]).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void A_kind_is_one_that_the_firmware_knows_and_a_model_too()
    {
        var kinds = SettingsLimit.At("points", "[]", "kind")["enum"]!.AsArray().Select(word => (string)word!).ToArray();

        kinds.ShouldBe(Constants(typeof(SensorKind)), ignoreOrder: true);
        SettingsLimit.All.Where(limit => limit.Name.StartsWith("points.[].model enum", StringComparison.Ordinal)).ShouldNotBeEmpty();
        File.ReadAllText(ContractFolder.Settings).ShouldContain($"\"enum\": [{string.Join(", ", Constants(typeof(RadarModel)).Select(model => $"\"{model}\""))}]");
        foreach (var kind in kinds)
        {
            var file = WithKind(kind);
            (Companion(file), Gateway(file)).ShouldBe(("", ""), kind);
        }
    }

    [Fact]
    public void What_it_does_not_know_a_gateway_steps_over_and_the_desk_takes_for_a_slip()
    {
        var member = SettingsLimit.GoodFile();
        member["colour"] = "red";

        foreach (var file in (string[])[WithKind("radio"), member.ToJsonString()])
        {
            Gateway(file).ShouldBe("");
            Companion(file).ShouldNotBe("");
        }
    }

    [Fact]
    public void What_is_not_said_is_what_the_schema_calls_usual()
    {
        var read = GatewaySettingsReader.Read("""{"id":"gw-berit","secret":"s","broker":{"host":"h"}}"""u8.ToArray(), out _)!;
        var bare = GatewaySettingsReader.Read("""{"id":"gw-berit","secret":"s","broker":{"host":"h"},"wifi":[{"ssid":"w"}],"points":[{"id":"p","kind":"door"}]}"""u8.ToArray(), out _)!;

        read.BrokerPort.ShouldBe((int)Usual("broker", "port"));
        SettingsSchema.UsualPort.ShouldBe(read.BrokerPort);
        read.BrokerTls.ShouldBe((bool)Usual("broker", "tls"));
        (read.Wifi.Length, read.Points.Length, read.TimeServers.Length).ShouldBe((Usual("wifi").AsArray().Count, Usual("points").AsArray().Count, Usual("time").AsArray().Count));
        bare.Wifi[0].Password.ShouldBe((string)Usual("wifi", "[]", "password")!);
        (bare.Points[0].Room, bare.Points[0].Pin).ShouldBe(((string)Usual("points", "[]", "room")!, (int)Usual("points", "[]", "pin")));
    }

    [Fact]
    public void Two_points_never_share_what_only_one_can_have_and_share_the_rest()
    {
        foreach (var (name, schema) in SettingsLimit.At("points", "[]")["properties"]!.AsObject().Where(pair => (string)pair.Value!["type"]! == "integer"))
        {
            var file = SettingsLimit.GoodFile();
            var most = (int)schema!["maximum"]!;
            file["points"] = new JsonArray(new JsonObject { ["id"] = "a", ["kind"] = "door", [name] = most }, new JsonObject { ["id"] = "b", ["kind"] = "door", [name] = most });
            var shared = !schema.AsObject().ContainsKey("x-exclusive");

            (Gateway(file.ToJsonString()).Length == 0).ShouldBe(shared, name);
            (Companion(file.ToJsonString()).Length == 0).ShouldBe(shared, name);
        }
    }

    /// <summary>The file is a schema to others too: what any validator can see, one that is not ours sees.</summary>
    [Fact]
    public async Task A_validator_of_somebody_else_reads_it_alike()
    {
        var schema = await JsonSchema.FromFileAsync(ContractFolder.Settings, TestContext.Current.CancellationToken);
        var seen = SettingsLimit.All.Where(limit => !limit.Name.Contains(" x-", StringComparison.Ordinal) && !limit.Name.Contains(" when ", StringComparison.Ordinal)).ToList();

        seen.Count.ShouldBeGreaterThan(45);
        foreach (var limit in seen)
        {
            schema.Validate(limit.AtIt).ShouldBeEmpty(limit.Name);
            schema.Validate(limit.Beyond).ShouldNotBeEmpty(limit.Name);
        }
    }

    private static string Gateway(string file) => GatewaySettingsReader.Read(Encoding.UTF8.GetBytes(file), out var why) is null ? why : "";

    // The gateway it is for is the one that it names: what an id may be is looked at besides.
    private static string Companion(string file) =>
        string.Join(' ', SettingsCheck.OfFile(file, JsonNode.Parse(file)!["id"] is JsonValue id && id.TryGetValue(out string? named) ? named : "gw-berit").Select(fault => fault.English));

    private static string WithKind(string kind)
    {
        var file = SettingsLimit.GoodFile();
        file["points"]![0]!["kind"] = kind;
        file["points"]![0]!["pin"] = 4;
        return file.ToJsonString();
    }

    private static JsonNode Usual(params string[] way) => SettingsLimit.At(way)["default"]!;

    private static string[] Constants(Type words) => [.. words.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    private static IEnumerable<string> Sources() => ((string[])["GatewaySettingsReader.cs", "PointsReader.cs"]).Select(name => File.ReadAllText(Repository.Path("firmware", "Gateway.Core", "Config", name)));

    [GeneratedRegex(@"string\[\] (?:names|texts) = \[(""[a-z].*?)\];")]
    private static partial Regex NameList();

    [GeneratedRegex(@"""(\w+)""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"new NumberLimits\(""(\w+)""")]
    private static partial Regex NumberOf();
}
