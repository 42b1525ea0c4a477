using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Tests.Support.Databases;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Tests.Storage;

/// <summary>
/// Databases of earlier states, as they were stored (<c>Stored/</c>): a home, a gateway, a member of staff, an on-call plan, and a call for help that nobody has answered.
/// Each is brought up to date, and nothing in it is lost.
/// </summary>
public sealed class StoredDatabaseTests
{
    private const string BeforeTheFirst = "20261122171219_Initial";

    // The gateway's secret when the databases were stored. It opened nothing else.
    public static TheoryData<string, string> Stored => TestDatabase.IsPostgres
        ? new() { { "01-initial.postgresql.sql", "wmr2745z3bzzf3m4gkya6c9n4kskb7ns" } }
        : new() { { "01-initial.sqlite.sql", "gfys29tvd5ukdje8eyfvx8pyq7dchub9" } };

    [Theory]
    [MemberData(nameof(Stored))]
    public async Task A_stored_database_is_brought_up_to_date_and_the_call_in_it_still_waits(string file, string secret)
    {
        var sql = await File.ReadAllTextAsync(Repository.Path("tests", "Companion", "Storage", "Stored", file));
        await using var companion = await TestCompanion.StartFromAsync(sql);
        await using var database = companion.Database.Open(companion.Folder).Context();

        companion.Database.Open(companion.Folder).IsUpToDate().ShouldBeTrue();
        var waiting = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Where(alert => alert.Kind == AlertKind.Help).ShouldHaveSingleItem();
        (waiting.HomeId, waiting.Severity, waiting.Count).ShouldBe(("berit", Severity.Critical, 1));
        using var key = AuditHeadKey.Find(companion.Folder);
        AuditCheck.Run(database, key, [], RetentionPeriods.Default, DateTimeOffset.UnixEpoch).Faults.ShouldBeEmpty();

        var gateway = companion.Gateway("gw-berit", secret);
        await gateway.ConnectAsync();
        await gateway.AlarmAsync("""{"s":2,"b":1,"u":60000,"k":"help","p":"bedside-button","src":"button"}""");
        await TestCompanion.AwaitAsync(async () => (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Single(alert => alert.Kind == AlertKind.Help).Count == 2);
    }

    [Fact]
    public async Task The_migrations_make_what_the_model_says()
    {
        await using var companion = await TestCompanion.StartAsync();
        await using var database = companion.Database.Open(companion.Folder).Context();

        database.Database.HasPendingModelChanges().ShouldBeFalse("run companion/Companion/Storage/add-migration NAME, and store a database of this state under tests/Companion/Storage/Stored");
    }

    [Fact]
    public async Task A_database_from_before_the_first_migration_is_refused_in_one_line()
    {
        await using var companion = await TestCompanion.StartAsync();
        await companion.StopAsync();
        await companion.Database.RunAsync($"""UPDATE "__EFMigrationsHistory" SET "MigrationId" = '{BeforeTheFirst}'""");

        var refused = await Should.ThrowAsync<CannotStartException>(companion.StartAsync);

        refused.Message.ShouldEndWith($"is from before the first version that is kept up to date (it has '{BeforeTheFirst}'). Start with an empty one.");
        refused.Message.ShouldNotContain('\n');
    }
}
