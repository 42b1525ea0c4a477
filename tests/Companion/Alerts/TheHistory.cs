using System.Data.Common;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Tests.Support.Databases;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Tests.Alerts;

/// <summary>The audit: append-only, and it tells when somebody has been at it.</summary>
public sealed class TheHistory
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
        var alert = (await companion.Desk.OpenAsync(TestCompanion.Soon))[0];

        await companion.Desk.ResolveAsync(alert.Id, new("Ola", "desk"), ResolveCause.FalseAlarmSensor, null, TestCompanion.Soon);

        (await companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)))).Fault.ShouldBeNull();
        (await companion.AskAsync(db => db.Audit.Where(line => line.HomeId == "berit").Select(line => line.Number).OrderBy(n => n).ToListAsync())).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
    }

    [Fact]
    public async Task Of_somebody_else_who_writes_the_same_line_at_the_same_moment_an_alarm_takes_no_harm()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await using var other = companion.Database.Open(companion.Folder).Context();
        await using var transaction = await other.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        new AuditTrail(other).Append("berit", null, DateTimeOffset.UnixEpoch, "planChanged", "Tekla", "command line", "");
        await other.SaveChangesAsync(TestContext.Current.CancellationToken);

        var alarm = gateway.AlarmAsync(Wire.Fall(1));
        // SQLite lets nobody begin meanwhile; PostgreSQL lets the alarm come as far as this very line.
        await TestCompanion.AwaitAsync(async () => !TestDatabase.IsPostgres
            || await companion.AskAsync(db => db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM pg_locks WHERE NOT granted").SingleAsync()) > 0);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        await alarm;
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
        (await companion.Desk.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.Fall);
        (await companion.AskAsync(db => db.Quarantine.CountAsync())).ShouldBe(0);
        (await companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)))).Fault.ShouldBeNull();
    }

    private static async Task<TestCompanion> LivedInAsync()
    {
        var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1), Wire.Fall(2), Wire.Help(3), Wire.Cancel(4, reference: 2));
        foreach (var alert in await companion.Desk.OpenAsync(TestCompanion.Soon))
        {
            if (alert.Kind == AlertKind.Help)
            {
                await companion.Desk.NotifiedAsync(alert.Id, new("page", "browser"), TestCompanion.Soon);
                await companion.Desk.AcknowledgeAsync(alert.Id, new("Kari", "phone"), TestCompanion.Soon);
                await companion.Desk.ResolveAsync(alert.Id, new("Kari", "phone"), ResolveCause.RealNeed, null, TestCompanion.Soon);
            }
        }

        return companion;
    }
}
