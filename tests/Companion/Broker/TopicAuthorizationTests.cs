using MQTTnet;

namespace Hjemvakt.Companion.Tests.Broker;

public sealed class TopicAuthorizationTests(SharedCompanion shared) : IClassFixture<SharedCompanion>, IAsyncLifetime
{
    private TestGateway gateway = null!;

    // A companion of all tests, and a gateway of this one: a new secret shuts out whoever connected with the last.
    private readonly string id = $"gw-{Guid.NewGuid().ToString("N")[..8]}";

    public async ValueTask InitializeAsync()
    {
        gateway = await shared.Companion.CommissionAsync(id, $"home-of-{id}");
        await gateway.ConnectAsync(subscribe: false);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("hv1/gw-berit/receipt")]
    [InlineData("hv1/gw-berit/alert")]
    [InlineData("hv1/gw-berit/command/+")]
    [InlineData("hv1/gw-berit/command/#")]
    [InlineData("hv1/gw-berit/command/identify")]
    [InlineData("hv1/gw-berit/#")]
    public async Task A_gateway_hears_what_comes_down_to_it(string filter)
    {
        (await SubscribeAsync(filter)).ShouldBe(MqttClientSubscribeResultCode.GrantedQoS1);
    }

    [Theory]
    [InlineData("#")]
    [InlineData("+/#")]
    [InlineData("hv1/#")]
    [InlineData("hv1/+/alert")]
    [InlineData("hv1/gw-amir/alert")]
    [InlineData("hv1/gw-amir/#")]
    [InlineData("hv1/gw-berit-2/#")]
    [InlineData("hv1/gw-berit/alarm")]
    [InlineData("hv1/gw-berit/status")]
    [InlineData("$SYS/#")]
    [InlineData("$share/all/hv1/gw-berit/alert")]
    public async Task And_nothing_else(string filter)
    {
        (await SubscribeAsync(filter)).ShouldBe(MqttClientSubscribeResultCode.UnspecifiedError);
    }

    [Fact]
    public async Task What_a_gateway_sends_is_handed_to_nobody_not_even_to_itself()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.CommissionAsync();
        await gateway.ConnectAsync(subscribe: false);
        await gateway.SubscribeAsync("hv1/gw-berit/#");

        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
        await gateway.AlarmAsync(Wire.Test(2));

        await gateway.WaitForAsync("receipt", Wire.Receipt(2, 0));
        gateway.Passed.ShouldAllBe(topic => topic == "hv1/gw-berit/receipt");
    }

    // "gw-berit" in a filter is the gateway that asks.
    private async Task<MqttClientSubscribeResultCode> SubscribeAsync(string filter)
        => (await gateway.SubscribeAsync(filter.Replace("gw-berit", id, StringComparison.Ordinal))).Items.Single().ResultCode;
}
