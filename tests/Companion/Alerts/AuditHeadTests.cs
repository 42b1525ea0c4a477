using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Alerts;

/// <summary>Signed heads: whoever can write the database cannot change or cut off what was there a minute ago without being found out.</summary>
public sealed class AuditHeadTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> Tamperings => new()
    {
        { "the end of the administration's history cut off", "DELETE FROM audit WHERE home_id = '/administration' AND number = (SELECT MAX(number) FROM audit WHERE home_id = '/administration')", "home '/administration': lines are missing at the end" },
        { "a gateway's whole history gone", "DELETE FROM audit WHERE home_id = '/gateway/gw-berit'", "home '/gateway/gw-berit': lines are missing at the end" },
        { "an alert gone with its lines", "DELETE FROM alert_timers; DELETE FROM alert_records; DELETE FROM notifications; DELETE FROM alerts; DELETE FROM audit WHERE home_id = 'berit'", "home 'berit': lines are missing at the end" },
        { "a milder alert", "UPDATE alerts SET severity = 20 WHERE kind = 'Help'", "is not what was signed" },
        { "another time", "UPDATE alerts SET occurred_at = occurred_at + 60000 WHERE kind = 'Help'", "is not what was signed" },
        { "another cause", "UPDATE alerts SET cause = 'Test' WHERE kind = 'Help'", "is not what was signed" },
        { "somebody else who had it", "UPDATE alerts SET holder_id = 'per', holder_name = 'Per' WHERE kind = 'Help'", "is not what was signed" },
        { "a record in other words", "UPDATE records SET body = replace(body, 'button', 'cord') WHERE kind = 'help'", "record 1 of gateway 'gw-berit' (help) is not what was signed" },
        { "a record gone", "DELETE FROM records WHERE kind = 'help'", "record 1 of gateway 'gw-berit' (help) is missing" },
        { "a door's record of days ago in other words", "UPDATE records SET body = replace(body, 'true', 'false') WHERE kind = 'door' AND sequence = 1", "the door records that came on 2026-11-02 are not what was signed (2 now, 2 then)" },
        { "a door's record of days ago gone", "DELETE FROM records WHERE kind = 'door' AND sequence = 2", "the door records that came on 2026-11-02 are not what was signed (1 now, 2 then)" },
        { "a head in other words", "UPDATE audit_heads SET content = replace(content, 'chain /administration', 'chain /somewhere') WHERE number = 1", "signed head 1 is not what was signed" },
        { "the last head gone", "DELETE FROM audit_heads WHERE number = (SELECT MAX(number) FROM audit_heads)", "signed heads 2 to 2 are missing" },
        { "all heads gone", "DELETE FROM audit_heads", "signed heads 1 to 2 are missing" },
    };

    [Fact]
    public async Task A_history_that_nobody_touched_is_whole_and_stays_so()
    {
        await using var life = await Life.LivedAsync();

        var report = await life.CheckAsync();

        report.Faults.ShouldBeEmpty();
        (report.Head.Number, report.Alerts, report.RecordsUntil).ShouldBe((2L, 1, new DateOnly(2026, 11, 3)));
        await life.Companion.StopAsync();
        await life.Companion.StartAsync();
        (await life.Keeper.SignAsync(TestCompanion.Soon)).ShouldBeFalse("nothing has changed but the companion's life");
        (await life.CheckAsync()).Faults.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task Is_found_out(string what, string tampering, string finding)
    {
        await using var life = await Life.LivedAsync();
        await life.TamperAsync(tampering);

        var report = await life.CheckAsync();

        report.Faults.ShouldContain(fault => fault.Contains(finding, StringComparison.Ordinal), $"{what}: {string.Join("; ", report.Faults)}");
    }

    [Fact]
    public async Task Whoever_writes_heads_of_his_own_lacks_the_key()
    {
        await using var life = await Life.LivedAsync();
        await life.TamperAsync("DELETE FROM audit_heads; DELETE FROM audit WHERE home_id = '/administration'");
        var other = Directory.CreateTempSubdirectory("hjemvakt-");
        using (var forged = AuditHeadKey.FindOrMake(other.FullName))
        {
            await using var db = life.Companion.Database.Open(life.Companion.Folder).Context();
            db.AuditHeads.Add(AuditHead.None.Next(Noon, [new DaysEntry(new DateOnly(2026, 11, 3))], forged));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        other.Delete(recursive: true);

        (await life.CheckAsync(anchored: false)).Faults.ShouldContain("signed head 1 is not what was signed");
    }

    [Fact]
    public async Task An_older_copy_of_the_database_is_told_from_the_file_elsewhere()
    {
        await using var life = await Life.LivedAsync();
        AuditAnchorFile.Append(life.Anchors, new AuditHead(3, Noon, new byte[32]));

        (await life.CheckAsync()).Faults.ShouldBe(["signed heads 3 to 3 are missing: the end was cut off, or the database restored from a backup"]);
    }

    [Fact]
    public async Task Records_whose_time_was_over_are_not_missed()
    {
        await using var life = await Life.LivedAsync();
        await life.TamperAsync("DELETE FROM records WHERE kind = 'door'");
        await life.PassAsync(TimeSpan.FromDays(100));

        (await life.CheckAsync()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_command_verify_says_what_is_wrong_and_fails()
    {
        await using var life = await Life.LivedAsync();
        await life.TamperAsync("UPDATE alerts SET severity = 20 WHERE kind = 'Help'");

        var answer = await TestProgram.RunAsync(["audit", "verify", "--data-folder", life.Companion.Folder, "--audit-anchor-file", life.Anchors], environment: life.Companion.Database.ForProcess);

        answer.Exit.ShouldBe(1);
        answer.Error.ShouldContain("is not what was signed");
    }

    /// <summary>A companion after a call for help that was answered, an administrator's step and three days; two heads are signed and kept elsewhere.</summary>
    private sealed class Life : IAsyncDisposable
    {
        private Life(TestCompanion companion, FakeTimeProvider time) => (Companion, Time) = (companion, time);

        public TestCompanion Companion { get; }

        public FakeTimeProvider Time { get; }

        public string Anchors => Path.Combine(Companion.Folder, "anchors");

        public AuditHeadSigner Keeper => Companion.Services.GetRequiredService<AuditHeadSigner>();

        public static async Task<Life> LivedAsync()
        {
            var time = new FakeTimeProvider(Noon);
            var companion = await TestCompanion.StartAsync(
                settings => settings with { AuditAnchorFile = Path.Combine(settings.DataFolder, "anchors") },
                builder => builder.Services.AddSingleton<TimeProvider>(time));
            var life = new Life(companion, time);
            var gateway = await companion.ConnectedGatewayAsync();
            await gateway.RoutineAsync(Wire.Door(1), Wire.Door(2, open: false));
            await gateway.AlarmAsync(Wire.Help(1));
            var alert = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Single();
            await companion.AlertService.AcknowledgeAsync(alert.Id, new("Kari", "phone"), TestCompanion.Soon);
            await companion.AlertService.ResolveAsync(alert.Id, new("Kari", "phone"), ResolveCause.RealNeed, "cup of tea", TestCompanion.Soon);
            await gateway.DisconnectAsync();
            await life.Keeper.StopAsync(TestCompanion.Soon);
            (await life.Keeper.SignAsync(TestCompanion.Soon)).ShouldBeTrue();
            // The gateway is gone for good; no contact is expected of it.
            await companion.Gateways.RemoveAsync("gw-berit", new("Tekla", "desk"));
            await companion.Database.RunAsync($"UPDATE gateways SET last_contact_at = NULL");
            await life.PassAsync(TimeSpan.FromDays(3));
            (await life.Keeper.SignAsync(TestCompanion.Soon)).ShouldBeTrue();
            return life;
        }

        /// <summary>Time passes while the companion is down: every timer of one that runs would fire for each second of it.</summary>
        public async Task PassAsync(TimeSpan time)
        {
            await Companion.StopAsync();
            Time.Advance(time);
            await Companion.StartAsync();
            await Keeper.StopAsync(TestCompanion.Soon);
        }

        public Task TamperAsync(string sql) => Companion.Database.RunAsync($"{Companion.Database.Unprotect} {sql}");

        public async Task<AuditReport> CheckAsync(bool anchored = true)
        {
            await using var db = Companion.Database.Open(Companion.Folder).Context();
            using var key = AuditHeadKey.Find(Companion.Folder).ShouldNotBeNull();
            return AuditCheck.Run(db, key, anchored ? AuditAnchorFile.Read(Anchors) : [], RetentionPeriods.Default, Time.GetUtcNow());
        }

        public ValueTask DisposeAsync() => Companion.DisposeAsync();
    }
}
