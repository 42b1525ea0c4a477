using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Faults.Tests.Postgres;

/// <summary>The connection breaks on the very commit of a call for help. Whether it was made is for the database to say, and nobody lies on the floor for it.</summary>
public sealed class CommitInDoubtTests(PostgresOfThisRun shared) : IClassFixture<PostgresOfThisRun>
{
    [Fact]
    public async Task One_that_was_made_is_shown_even_if_the_gateway_never_comes_back()
    {
        await using var thief = new CommitInterceptor(shared.Server.Port);
        await using var companion = await StartAsync(thief);
        var gateway = await companion.ConnectedGatewayAsync();
        await using var watch = new Watch(companion.AlertService);

        thief.TakeTheNextAnswer();
        await Should.ThrowAsync<Exception>(() => gateway.AlarmAsync(Wire.Help(1)));

        (await watch.NextAsync()).Kind.ShouldBe(AlertKind.Help);
        await ShouldBeTakenOnceAsync(companion, gateway);
    }

    [Fact]
    public async Task One_that_was_not_made_is_shown_to_nobody_until_the_gateway_sends_it_again()
    {
        await using var thief = new CommitInterceptor(shared.Server.Port);
        await using var companion = await StartAsync(thief);
        var gateway = await companion.ConnectedGatewayAsync();

        thief.TakeTheNextCommit();
        await Should.ThrowAsync<Exception>(() => gateway.AlarmAsync(Wire.Help(1)));

        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldBeEmpty();
        await ShouldBeTakenOnceAsync(companion, gateway);
    }

    private Task<TestCompanion> StartAsync(CommitInterceptor thief)
    {
        var through = shared.Server.ConnectionString(shared.Server.Create(), thief.Port);
        return TestCompanion.StartAsync(settings => settings with { Postgres = new SecretText(through) });
    }

    private static async Task ShouldBeTakenOnceAsync(TestCompanion companion, TestGateway gateway)
    {
        await gateway.DisconnectedAsync();
        await gateway.ConnectAsync();
        await gateway.AlarmAsync(Wire.Help(1));
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem().Count.ShouldBe(1);
        (await companion.AskAsync(db => db.Records.CountAsync())).ShouldBe(1);
    }
}
