using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Tests.Storage;

/// <summary>A companion that starts again knows what it knew.</summary>
public sealed class PersistedStateTests
{
    [Fact]
    public async Task Open_alerts_with_their_history_and_who_has_them()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1), Wire.Fall(2), Wire.Help(3));
        var help = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Single(alert => alert.Kind == AlertKind.Help);
        await companion.AlertService.AcknowledgeAsync(help.Id, new("Kari", "phone"), TestCompanion.Soon);
        var before = await companion.AlertService.OpenAsync(TestCompanion.Soon);

        await companion.StopAsync();
        await companion.StartAsync();

        var after = await companion.AlertService.OpenAsync(TestCompanion.Soon);
        TimelineEntry[] none = [];
        after.Select(alert => alert with { Timeline = none }).ShouldBe(before.Select(alert => alert with { Timeline = none }));
        after.Zip(before).ShouldAllBe(pair => pair.First.Timeline.SequenceEqual(pair.Second.Timeline));

        (await companion.AlertService.AcknowledgeAsync(help.Id, new("Ola", "phone"), TestCompanion.Soon)).Refusal.ShouldBe(AlertRefusal.TakenBySomeoneElse);
    }

    [Fact]
    public async Task How_far_each_stream_is_stored_holes_and_gaps_included()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1), Wire.Test(2), Wire.Test(4), Wire.Test(5));
        await gateway.RoutineAsync(Wire.Door(1), Wire.Door(9), Wire.Gap(10, from: 3, to: 8));
        await gateway.DisconnectAsync();

        await companion.StopAsync();
        await companion.StartAsync();
        await gateway.ConnectAsync();
        await gateway.WaitForAsync("receipt", Wire.Receipt(2, 1));
        await gateway.AlarmAsync(Wire.Test(3));
        await gateway.RoutineAsync(Wire.Door(2));

        await gateway.WaitForAsync("receipt", Wire.Receipt(5, 10));
    }

    [Fact]
    public async Task A_cancel_that_waits_for_its_alarm()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Cancel(2, reference: 1));

        await companion.StopAsync();
        await companion.StartAsync();
        await gateway.ConnectAsync();
        await gateway.AlarmAsync(Wire.Help(1));

        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem().State.ShouldBe(AlertState.Cancelled);
    }

    [Fact]
    public async Task An_alert_takes_further_calls_and_the_residents_cancel_of_them()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1));

        await companion.StopAsync();
        await companion.StartAsync();
        await gateway.ConnectAsync();
        await gateway.AlarmAsync(Wire.Help(2));
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem().Count.ShouldBe(2);
        await gateway.AlarmAsync(Wire.Cancel(3, reference: 1));

        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem().State.ShouldBe(AlertState.Cancelled);
    }

    [Fact]
    public async Task When_a_gateway_was_last_heard()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.CommissionAsync();
        (await companion.Gateways.ListAsync()).ShouldHaveSingleItem().LastContactAt.ShouldBeNull();
        await gateway.ConnectAsync();
        var heartbeat = Ingest.RecordTimeTests.Heartbeat(b: 1, u: 1000);
        await gateway.PublishAsync("status", heartbeat);

        var view = (await companion.Gateways.ListAsync()).ShouldHaveSingleItem();

        view.LastContactAt.ShouldNotBeNull();
        view.SaidOffline.ShouldBeFalse();
        view.Status.ShouldBe(heartbeat);
    }

    [Fact]
    public async Task The_last_will_is_a_hint_and_no_contact()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1));
        // Behind the greeting of the connection, which alarms overtake.
        await gateway.RoutineAsync(Wire.Door(1));
        var heard = (await companion.Gateways.ListAsync())[0].LastContactAt;

        // The will's own words, as the broker says them for a gateway that is gone.
        await gateway.PublishAsync("status", """{"online":false}""");

        var view = (await companion.Gateways.ListAsync())[0];
        view.SaidOffline.ShouldBeTrue();
        view.LastContactAt.ShouldBe(heard);
        await gateway.AlarmAsync(Wire.Test(2));
        (await companion.Gateways.ListAsync())[0].SaidOffline.ShouldBeFalse();
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_in_one_line()
    {
        await using var companion = await TestCompanion.StartAsync();
        await companion.AskAsync(db => db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Tomorrow', '99.0.0')"""));
        await companion.StopAsync();

        var refusal = Should.Throw<CannotStartException>(() => CompanionHost.Build(companion.Settings));

        refusal.Message.ShouldContain("newer version");
        refusal.Message.ShouldNotContain("\n");
        await companion.Database.RunAsync("""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '2999%'""");
        await companion.StartAsync();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_in_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "companion.db"), new string('x', 5000));

        var refusal = Should.Throw<CannotStartException>(() => CompanionHost.Build(new CompanionSettings { DataFolder = folder.FullName, HttpPort = 0, MqttPort = 0 }));

        refusal.Message.ShouldContain("cannot be used");
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_migration_that_was_cut_off_does_not_keep_the_next_start_waiting()
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-");
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "companion.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00');
                """;
            await command.ExecuteNonQueryAsync();
        }

        // The lock of a process that is gone, on a database with nothing in it yet.
        var settings = new CompanionSettings { DataFolder = folder.FullName, HttpPort = 0, MqttPort = 0 };
        await using (await Task.Run(() => CompanionHost.Build(settings)).WaitAsync(TestCompanion.Never))
        {
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_copy_made_beside_a_running_companion_is_a_whole_database()
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-");
        var original = new SqliteDatabase(folder.FullName, TestCompanion.Never);
        original.Migrate();
        await using (var db = original.Context())
        {
            db.Homes.Add(new() { Id = "berit", Name = "Berit", ResidentName = "Berit", Address = "x", TimeZone = "Europe/Oslo" });
            await db.SaveChangesAsync();
        }

        var copies = folder.CreateSubdirectory("copies");
        original.Backup(Path.Combine(copies.FullName, "companion.db"));

        var copy = new SqliteDatabase(copies.FullName, TestCompanion.Never);
        copy.IsUpToDate().ShouldBeTrue();
        await using (var db = copy.Context())
        {
            (await db.Homes.SingleAsync()).Id.ShouldBe("berit");
        }

        Should.Throw<CannotStartException>(() => original.Backup(copy.File)).Message.ShouldContain("overwrites nothing");
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_data_folder_that_is_made_is_for_its_owner_alone()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("hjemvakt-").FullName, "data");

        using (DataFolder.Hold(folder))
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            (OperatingSystem.IsWindows() ? owner : File.GetUnixFileMode(folder)).ShouldBe(owner);
        }

        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Fact]
    public async Task The_data_folder_belongs_to_one_companion()
    {
        await using var companion = await TestCompanion.StartAsync();

        Should.Throw<CannotStartException>(() => CompanionHost.Build(companion.Settings))
            .Message.ShouldContain("in use by another companion");
    }
}
