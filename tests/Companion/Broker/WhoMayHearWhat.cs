using MQTTnet;

namespace Hjemvakt.Companion.Tests.Broker;

public sealed class WhoMayHearWhat(SharedCompanion shared) : IClassFixture<SharedCompanion>
{
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

    private async Task<MqttClientSubscribeResultCode> SubscribeAsync(string filter)
    {
        var gateway = await shared.Companion.CommissionAsync();
        await gateway.ConnectAsync(subscribe: false);
        return (await gateway.SubscribeAsync(filter)).Items.Single().ResultCode;
    }
}
