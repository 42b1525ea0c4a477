using System.Text;
using CsCheck;
using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>A technician's file: what is right is read, what is wrong is said, and nothing breaks.</summary>
public sealed class SettingsStoryTests
{
    private const string Right = """
        {"id":"gw-berit","secret":"abc","broker":{"host":"vakt.example.no","port":8884,"tls":true},
         "wifi":[{"ssid":"Hjem","password":"p\u00e5"}],
         "points":[{"id":"front-door","kind":"door","pin":6},{"id":"bp-1","kind":"vital"}],"later":{"version":[1,2]}}
        """;

    [Fact]
    public void A_right_file_is_read_and_members_of_another_version_are_stepped_over()
    {
        var settings = Read(Right, out var why).ShouldNotBeNull();

        why.ShouldBeEmpty();
        (settings.Id, settings.Secret, settings.BrokerHost, settings.BrokerPort, settings.BrokerTls).ShouldBe(("gw-berit", "abc", "vakt.example.no", 8884, true));
        settings.Wifi.ShouldHaveSingleItem().Password.ShouldBe("på");
        settings.Points.Select(point => (point.Id, point.Kind, point.Pin)).ShouldBe([("front-door", "door", 6), ("bp-1", "vital", -1)]);
    }

    [Fact]
    public void Tls_is_on_unless_the_broker_is_this_machine_itself()
    {
        Read("""{"id":"a","secret":"s","broker":{"host":"vakt.example.no"}}""", out _)!.BrokerTls.ShouldBeTrue();
        Read("""{"id":"a","secret":"s","broker":{"host":"vakt.example.no","tls":false}}""", out var why).ShouldBeNull();
        why.ShouldContain("broker.tls");
        Read("""{"id":"a","secret":"s","broker":{"host":"localhost","tls":false}}""", out _)!.BrokerTls.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"id":"GW 1","secret":"s","broker":{"host":"h"}}""", "id must be")]
    [InlineData("""{"secret":"s","broker":{"host":"h"}}""", "id must be")]
    [InlineData("""{"id":"a","broker":{"host":"h"}}""", "secret is missing")]
    [InlineData("""{"id":"a","secret":7,"broker":{"host":"h"}}""", "secret must be")]
    [InlineData("""{"id":"a","secret":"s"}""", "broker.host")]
    [InlineData("""{"id":"a","secret":"s","broker":{"host":"h","port":0}}""", "broker.port")]
    [InlineData("""{"id":"a","secret":"s","broker":{"host":"h"},"wifi":{}}""", "wifi must be an array")]
    [InlineData("""{"id":"a","secret":"s","broker":{"host":"h"},"points":[{"id":"x","kind":"door","pin":49}]}""", "points.pin")]
    [InlineData("""{"id":"a","secret":"s","broker":{"host":"h"},"points":[{"id":"x","kind":"door"},{"id":"x","kind":"help"}]}""", "same id")]
    public void A_wrong_file_is_refused_with_a_sentence_that_says_what_to_mend(string file, string sentence = "not one JSON object")
    {
        Read(file, out var why).ShouldBeNull();
        why.ShouldContain(sentence);
    }

    [Fact]
    public void The_sentence_never_holds_the_secret()
        => Gen.Select(Gen.Int[0, Right.Length - 1], Gen.Char[' ', '~']).Sample((at, other) =>
        {
            var spoiled = Right.Replace("abc", "TheSecretItself", StringComparison.Ordinal).Remove(at, 1).Insert(at, other.ToString());
            Read(spoiled, out var why);
            return !why.Contains("TheSecretItself", StringComparison.Ordinal);
        });

    [Fact]
    public void No_bytes_at_all_make_it_throw()
        => Gen.Byte.Array[0, 300].Sample(bytes => GatewaySettingsReader.Read(bytes, out var why) is not null || why.Length > 0);

    private static GatewaySettings? Read(string file, out string why) => GatewaySettingsReader.Read(Encoding.UTF8.GetBytes(file), out why);
}
