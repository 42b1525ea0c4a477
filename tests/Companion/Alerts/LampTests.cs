namespace Hjemvakt.Companion.Tests.Alerts;

/// <summary>What a home is told of its alerts, whatever it missed.</summary>
public sealed class LampTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_gateway_that_was_away_is_told_how_things_stand(bool companionRestarts)
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1), Wire.Fall(2));
        await gateway.WaitForStateAsync("fall", "raised");
        await gateway.DisconnectAsync();

        var open = await companion.AlertService.OpenAsync(TestCompanion.Soon);
        await companion.AlertService.OnTheWayAsync(open.Single(a => a.Kind == AlertKind.Help).Id, new("Kari", "phone"), TestCompanion.Soon);
        await companion.AlertService.ResolveAsync(open.Single(a => a.Kind == AlertKind.Fall).Id, new("Kari", "phone"), ResolveCause.RealNeed, null, TestCompanion.Soon);
        if (companionRestarts)
        {
            await companion.StopAsync();
            await companion.StartAsync();
        }

        await gateway.ConnectAsync();

        await gateway.WaitForStateAsync("fall", "resolved");
        (await gateway.WaitForStateAsync("help", "onTheWay")).ShouldContain("\"by\":\"Kari\"");
    }

    [Fact]
    public async Task A_gateway_that_lets_its_session_do_the_subscribing_is_told_as_well()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1));
        await gateway.WaitForStateAsync("help", "raised");
        await gateway.DisconnectAsync();
        await companion.AlertService.AcknowledgeAsync((await companion.AlertService.OpenAsync(TestCompanion.Soon))[0].Id, new("Kari", "phone"), TestCompanion.Soon);

        await gateway.ConnectAsync(subscribe: false);

        await gateway.WaitForStateAsync("help", "acknowledged");
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
    }

    [Fact]
    public async Task Every_gateway_of_a_home_is_told_and_no_other()
    {
        await using var companion = await TestCompanion.StartAsync();
        var first = await companion.ConnectedGatewayAsync("gw-1", "berit");
        var second = await companion.ConnectedGatewayAsync("gw-2", "berit");
        var other = await companion.ConnectedGatewayAsync("gw-amir", "amir");

        await first.AlarmAsync(Wire.Help(1));
        await first.WaitForStateAsync("help", "raised");
        await second.WaitForStateAsync("help", "raised");
        await other.AlarmAsync(Wire.Test(1));
        await other.WaitForAsync("receipt", Wire.Receipt(1, 0));

        other.Passed.ShouldNotContain("hv1/gw-amir/alert");
    }

    [Fact]
    public async Task A_residents_cancel_is_confirmed_and_a_new_call_is_a_new_alert()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.AlarmAsync(Wire.Help(1));
        var raised = await gateway.WaitForStateAsync("help", "raised");
        await gateway.AlarmAsync(Wire.Cancel(2, reference: 1));
        var cancelled = await gateway.WaitForStateAsync("help", "cancelled");
        await gateway.AlarmAsync(Wire.Help(3));
        var again = await gateway.WaitForStateAsync("help", "raised");

        cancelled.ShouldBe(raised.Replace("raised", "cancelled", StringComparison.Ordinal));
        again.ShouldNotBe(raised);
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Count.ShouldBe(2);
    }
}
