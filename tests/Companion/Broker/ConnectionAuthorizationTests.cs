using MQTTnet;
using MQTTnet.Formatter;

namespace Hjemvakt.Companion.Tests.Broker;

public sealed class ConnectionAuthorizationTests(SharedCompanion shared) : IClassFixture<SharedCompanion>
{
    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task A_gateway_with_its_own_secret(MqttProtocolVersion version)
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.CommissionAsync();

        await gateway.ConnectAsync(version);
        await gateway.AlarmAsync(Wire.Test(1));

        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
    }

    [Theory]
    [InlineData("gw-berit", "wrong")]
    [InlineData("gw-berit", "")]
    [InlineData("gw-nobody", "right")]
    [InlineData("gw-amir", "right")]
    [InlineData("GW-BERIT", "right")]
    [InlineData("#", "right")]
    [InlineData("gw-berit/../gw-amir", "right")]
    public async Task Nobody_else(string id, string secret)
    {
        var companion = shared.Companion;
        var gateway = await companion.CommissionAsync();
        await companion.CommissionAsync("gw-amir", "amir");

        var answer = await companion.Gateway(id, secret == "right" ? gateway.Secret : secret).TryConnectAsync();

        answer.ResultCode.ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
    }

    [Fact]
    public async Task Nobody_under_another_gateways_name()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.CommissionAsync();

        var answer = await gateway.TryConnectAsync(also: options => options.WithCredentials("gw-amir", gateway.Secret));

        answer.ResultCode.ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
    }

    [Fact]
    public async Task Nobody_without_credentials()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.CommissionAsync();

        var answer = await gateway.TryConnectAsync(also: options => options.WithCredentials((IMqttClientCredentialsProvider?)null));

        answer.ResultCode.ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
    }

    [Fact]
    public async Task After_a_new_enrolment_the_new_secret_and_not_the_old()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.CommissionAsync();

        var secret = await companion.Gateways.EnrolAsync("berit", "gw-berit");

        (await gateway.TryConnectAsync()).ResultCode.ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
        gateway.Secret = secret;
        await gateway.ConnectAsync();
    }

    [Fact]
    public async Task A_secret_is_long_random_and_nowhere_to_be_found()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.CommissionAsync();
        var again = await companion.Gateways.EnrolAsync("berit", "gw-berit");

        (gateway.Secret.Length * Math.Log2(gateway.Secret.Distinct().Count())).ShouldBeGreaterThan(100, "32 letters of an alphabet of 31 carry 158 bits");
        again.ShouldNotBe(gateway.Secret);
        var everything = await companion.Database.EverythingAsync();
        everything.ShouldNotContain(again);
        everything.ShouldContain("gw-berit", customMessage: "the search itself works");
    }

    [Fact]
    public async Task A_gateway_belongs_to_one_home_for_ever()
    {
        await using var companion = await TestCompanion.StartAsync();
        await companion.CommissionAsync("gw-berit", "berit");
        await companion.CommissionAsync("gw-amir", "amir");

        (await Should.ThrowAsync<ArgumentException>(() => companion.Gateways.EnrolAsync("amir", "gw-berit"))).Message.ShouldContain("stands in home 'berit'");
        (await Should.ThrowAsync<ArgumentException>(() => companion.Gateways.EnrolAsync("nowhere", "gw-new"))).Message.ShouldContain("no home 'nowhere'");
        (await Should.ThrowAsync<ArgumentException>(() => companion.Gateways.EnrolAsync("berit", "gw/+/#"))).Message.ShouldContain("no gateway id");
        (await Should.ThrowAsync<ArgumentException>(() => companion.Gateways.EnrolAsync("berit", new string('g', 33)))).Message.ShouldContain("1 to 32");
    }

    [Fact]
    public async Task Of_two_connections_of_one_gateway_the_latest_stays()
    {
        await using var companion = await TestCompanion.StartAsync();
        var first = await companion.ConnectedGatewayAsync();
        var second = companion.Gateway(first.Id, first.Secret);

        await second.ConnectAsync();

        await first.DisconnectedAsync();
        await second.AlarmAsync(Wire.Help(1));
        await second.WaitForStateAsync("help", "raised");
        await second.WaitForAsync("receipt", Wire.Receipt(1, 0));
    }
}
