using Hjemvakt.Companion.Broker;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Devices;
using MQTTnet;

namespace Hjemvakt.Companion.Tests.Broker;

/// <summary>A gateway that was stolen, replaced or taken down is shut out at once, and for good.</summary>
public sealed class GatewayAccessTests
{
    private static readonly Actor Tekla = new("Tekla", "desk");

    [Fact]
    public async Task A_revoked_gateway_is_dropped_and_its_secret_works_no_more()
    {
        await using var companion = await TestCompanion.StartAsync();
        var stolen = await companion.ConnectedGatewayAsync();

        await companion.Gateways.RevokeAsync("gw-berit", Tekla);

        await stolen.DisconnectedAsync();
        (await stolen.TryConnectAsync()).ResultCode.ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
        (await companion.Gateways.FindAsync("gw-berit", TestCompanion.Soon))!.RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_new_secret_closes_the_connection_that_the_old_one_opened()
    {
        await using var companion = await TestCompanion.StartAsync();
        var old = await companion.ConnectedGatewayAsync();

        var secret = await companion.Gateways.EnrolAsync("berit", "gw-berit");

        await old.DisconnectedAsync();
        await companion.Gateway("gw-berit", secret).ConnectAsync();
    }

    [Fact]
    public async Task What_the_command_line_revokes_is_dropped_as_well()
    {
        await using var companion = await TestCompanion.StartAsync();
        var stolen = await companion.ConnectedGatewayAsync();

        var answer = await TestProgram.RunAsync(["gateway", "revoke", "gw-berit", "--data-folder", companion.Folder], environment: companion.Database.ForProcess);

        answer.Exit.ShouldBe(0, answer.Error);
        await stolen.DisconnectedAsync();
        (await stolen.TryConnectAsync()).ResultCode.ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
    }

    [Fact]
    public async Task A_gateway_that_is_enrolled_again_after_it_was_shut_out_goes_on_where_it_was()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1));
        await companion.Gateways.RemoveAsync("gw-berit", Tekla);
        await gateway.DisconnectedAsync();

        gateway.Secret = await companion.Gateways.EnrolAsync("berit", "gw-berit");
        await gateway.ConnectAsync();
        await gateway.AlarmAsync(Wire.Test(2));

        await gateway.WaitForAsync("receipt", Wire.Receipt(2, 0));
        (await companion.Gateways.ListAsync(TestCompanion.Soon)).ShouldHaveSingleItem().RevokedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_removed_gateway_is_in_no_list_and_every_step_is_in_its_history()
    {
        await using var companion = await TestCompanion.StartAsync();
        await companion.CommissionAsync();

        await companion.Gateways.RevokeAsync("gw-berit", Tekla);
        await companion.Gateways.RemoveAsync("gw-berit", Tekla);

        (await companion.Gateways.ListAsync(TestCompanion.Soon)).ShouldBeEmpty();
        (await companion.Gateways.FindAsync("gw-berit", TestCompanion.Soon)).ShouldBeNull();
        (await companion.AskAsync(db => Task.FromResult(db.Audit.Where(line => line.HomeId == GatewayHistory.Of("gw-berit")).OrderBy(line => line.Number).Select(line => line.What).ToList())))
            .ShouldBe(["enrolled", "revoked", "removed"]);
    }

    [Fact]
    public async Task A_gateway_that_does_not_exist_cannot_be_shut_out()
    {
        await using var companion = await TestCompanion.StartAsync();

        (await Should.ThrowAsync<ArgumentException>(() => companion.Gateways.RevokeAsync("gw-nobody", Tekla))).Message.ShouldContain("no gateway 'gw-nobody'");
        await companion.CommissionAsync();
        (await Should.ThrowAsync<ArgumentException>(() => companion.Gateways.UnbindCertificateAsync("gw-berit", Tekla))).Message.ShouldContain("has no certificate");
    }

    [Fact]
    public void Credentials_that_are_revoked_between_the_look_at_them_and_the_connection_count_no_more()
    {
        var connections = new GatewayConnections();
        connections.Connecting("gw-berit", "berit", revision: 5, clean: true);

        connections.Require("gw-berit", 6).ShouldBeFalse("there is no connection yet to be closed");
        connections.Connected("gw-berit");
        connections.IsOutdated("gw-berit").ShouldBeTrue("and there is now");

        connections.Connecting("gw-berit", "berit", revision: 6, clean: true);
        connections.IsOutdated("gw-berit").ShouldBeFalse();
        connections.Require("gw-berit", 6).ShouldBeFalse();
        connections.Require("gw-berit", 7).ShouldBeTrue();
    }
}
