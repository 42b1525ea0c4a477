using System.Data.Common;
using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Control;
using Hjemvakt.Companion.Homes.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Alerts;

/// <summary>The audit: append-only, and it tells when somebody has been at it.</summary>
public sealed class AuditTrailTests
{
    [Fact]
    public async Task Is_whole_after_everything_that_can_happen()
    {
        await using var companion = await LivedInAsync();

        var (lines, fault) = await companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)));

        fault.ShouldBeNull();
        lines.ShouldBe(await companion.AskAsync(db => db.Audit.LongCountAsync()));
        (await companion.AskAsync(db => db.Audit.CountAsync(line => line.HomeId == "berit"))).ShouldBe(7);
    }

    [Theory]
    [InlineData("UPDATE audit SET who = 'Per' WHERE who = 'Kari'", "is not what was written")]
    [InlineData("UPDATE audit SET at = at + 1 WHERE number = 1", "is not what was written")]
    [InlineData("UPDATE audit SET home_id = 'amir' WHERE home_id = 'berit'", "is not what was written")]
    [InlineData("DELETE FROM audit WHERE number = 2", "is missing")]
    [InlineData("DELETE FROM audit WHERE number = (SELECT MAX(number) FROM audit)", "are missing")]
    [InlineData("UPDATE audit SET what = device, device = what WHERE number = 3", "is not what was written")]
    public async Task Tells_when_somebody_has_been_at_it(string tampering, string finding)
    {
        await using var companion = await LivedInAsync();
        await companion.Database.RunAsync($"{companion.Database.Unprotect} {tampering}");

        var (_, fault) = await companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)));

        fault.ShouldNotBeNull().ShouldContain(finding);
    }

    [Theory]
    [InlineData("UPDATE audit SET who = 'Per'")]
    [InlineData("DELETE FROM audit")]
    public async Task Cannot_be_changed_even_in_the_database(string tampering)
    {
        await using var companion = await LivedInAsync();

        (await Should.ThrowAsync<DbException>(() => companion.Database.RunAsync(tampering))).Message.ShouldContain("append-only");
    }

    [Fact]
    public async Task Goes_on_in_one_chain_after_a_restart()
    {
        await using var companion = await LivedInAsync();
        await companion.StopAsync();
        await companion.StartAsync();
        var alert = (await companion.AlertService.OpenAsync(TestCompanion.Soon))[0];

        await companion.AlertService.ResolveAsync(alert.Id, new("Ola", "desk"), ResolveCause.FalseAlarmSensor, null, TestCompanion.Soon);

        (await companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)))).Fault.ShouldBeNull();
        (await companion.AskAsync(db => db.Audit.Where(line => line.HomeId == "berit").Select(line => line.Number).OrderBy(n => n).ToListAsync())).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
    }

    [Fact]
    public async Task Of_commands_that_write_in_the_history_of_a_home_its_alarms_take_no_harm()
    {
        const int many = ControlServer.MostCommands;
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        async Task<int> PauseAsync(int day) => (await TestProgram.RunAsync(
            ["home", "pause", "berit", "--until", $"2037-03-{day:00} 10:00", "--from", $"2037-03-{day:00} 09:00", "--data-folder", companion.Folder], "", companion.Database.ForProcess)).Exit;

        var commands = Task.WhenAll(Enumerable.Range(1, many).Select(PauseAsync));
        for (var alarm = 1; alarm <= many; alarm++)
        {
            await gateway.AlarmAsync(Wire.Fall(alarm));
        }

        (await commands).ShouldAllBe(exit => exit == 0);
        await gateway.WaitForAsync("receipt", Wire.Receipt(many, 0));
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.Fall);
        (await companion.AskAsync(db => db.Quarantine.CountAsync())).ShouldBe(0);
        (await companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)))).Fault.ShouldBeNull();
        (await companion.AskAsync(db => db.Audit.CountAsync(line => line.HomeId == "berit" && line.What == "planChanged"))).ShouldBe(many);
        (await companion.Services.GetRequiredService<IHomePlans>().FindAsync("berit", TestCompanion.Soon)).Plan.Pauses.Length.ShouldBe(many);
    }

    private static async Task<TestCompanion> LivedInAsync()
    {
        var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1), Wire.Fall(2), Wire.Help(3), Wire.Cancel(4, reference: 2));
        foreach (var alert in await companion.AlertService.OpenAsync(TestCompanion.Soon))
        {
            if (alert.Kind == AlertKind.Help)
            {
                await companion.AlertService.NotifiedAsync(alert.Id, new("page", "browser"), TestCompanion.Soon);
                await companion.AlertService.AcknowledgeAsync(alert.Id, new("Kari", "phone"), TestCompanion.Soon);
                await companion.AlertService.ResolveAsync(alert.Id, new("Kari", "phone"), ResolveCause.RealNeed, null, TestCompanion.Soon);
            }
        }

        return companion;
    }
}
