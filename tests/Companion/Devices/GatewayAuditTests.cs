using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Devices;

/// <summary>Every act on a gateway is a line in its history, with who and what and never a secret.</summary>
public sealed class GatewayAuditTests
{
    private static readonly Actor Tekla = new("Tekla", "Chrome, Android", "id-of-tekla");

    [Fact]
    public async Task A_gateway_that_talks_all_the_while_is_given_a_new_secret_all_the_same()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        var secret = gateway.Secret;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var talking = Task.Run(
            async () =>
            {
                for (var s = 1; !enough.IsCancellationRequested; s++)
                {
                    try
                    {
                        await gateway.RoutineAsync(Wire.Door(s));
                    }
                    catch (Exception)
                    {
                        // Its connection is closed with its secret; it comes again, with whatever secret it has by now.
                        gateway = companion.Gateway(gateway.Id, secret);
                        await gateway.TryConnectAsync();
                    }
                }
            },
            CancellationToken.None);

        for (var enrolment = 0; enrolment < 20; enrolment++)
        {
            Volatile.Write(ref secret, await companion.Gateways.EnrolAsync("berit", "gw-berit"));
        }

        await enough.CancelAsync();
        await talking;
        await using var again = companion.Gateway("gw-berit", secret);
        await again.ConnectAsync();
    }

    [Fact]
    public async Task Enrolment_commands_and_a_new_secret_are_lines_of_one_chain()
    {
        await using var companion = await TestCompanion.StartAsync();
        await companion.CommissionAsync();
        var first = await Secret(companion);

        await companion.Services.GetRequiredService<ICommandService>()
            .GiveAsync("gw-berit", "config", """{"set":{"wifi":[{"ssid":"hjemme","password":"very private"}],"secret":"also private"}}""", Tekla, TimeSpan.FromHours(1));
        await companion.Gateways.EnrolAsync("berit", "gw-berit", Tekla, first);

        var lines = await companion.AskAsync(db => db.Audit.Where(line => line.HomeId == "/gateway/gw-berit").OrderBy(line => line.Number).ToListAsync());
        lines.Select(line => line.What).ShouldBe(["enrolled", "commandGiven", "secretChanged"]);
        lines[0].Who.ShouldBe("command line");
        lines[1].Detail.ShouldStartWith("config of wifi, secret (");
        lines.Skip(1).ShouldAllBe(line => line.Who == "Tekla" && line.WhoId == "id-of-tekla" && line.Device == "Chrome, Android");
        lines.ShouldAllBe(line => !line.Detail.Contains("private"));
        await using var db = await companion.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync();
        AuditTrail.Verify(db).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_who_change_a_secret_at_once_the_second_is_told_and_the_firsts_secret_works()
    {
        await using var companion = await TestCompanion.StartAsync();
        await companion.CommissionAsync();
        var seen = await Secret(companion);
        var secret = await companion.Gateways.EnrolAsync("berit", "gw-berit", Tekla, seen);

        (await Should.ThrowAsync<EnrolmentRefusedException>(() => companion.Gateways.EnrolAsync("berit", "gw-berit", Tekla, seen))).Refusal.ShouldBe(EnrolmentRefusal.Overtaken);
        (await Should.ThrowAsync<EnrolmentRefusedException>(() => companion.Gateways.EnrolAsync("berit", "gw-berit", Tekla, ""))).Refusal.ShouldBe(EnrolmentRefusal.Overtaken);

        await companion.Gateway("gw-berit", secret).ConnectAsync();
    }

    private static async Task<string> Secret(TestCompanion companion) => (await companion.Gateways.FindAsync("gw-berit")).ShouldNotBeNull().Secret;
}
