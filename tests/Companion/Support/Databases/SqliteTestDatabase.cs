using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Hjemvakt.Companion.Tests.Support.Databases;

/// <summary>A file in the companion's data folder.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    // An empty database with its schema, made once: to make it anew takes longer than most tests.
    private static readonly Lazy<string> Template = new(() =>
    {
        var database = new SqliteDatabase(Directory.CreateTempSubdirectory("hjemvakt-template-").FullName, TestCompanion.Never);
        database.Migrate();
        database.Release();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(database.File)!, recursive: true);
        return database.File;
    });

    private readonly string file;

    public SqliteTestDatabase(string folder, bool empty)
    {
        file = Path.Combine(folder, "companion.db");
        if (!empty)
        {
            File.Copy(Template.Value, file);
        }
    }

    public override (string Name, string Value)[] ForProcess => [];

    public override string Unprotect => "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER audit_heads_no_update; DROP TRIGGER audit_heads_no_delete;";

    public override string Antidote => "DROP TRIGGER poison";

    public override string Poison(string gateway)
        => $"CREATE TRIGGER poison BEFORE INSERT ON records WHEN NEW.gateway_id = '{gateway}' BEGIN SELECT RAISE(ABORT, 'poison'); END";

    public override CompanionSettings Use(CompanionSettings settings) => settings;

    public override async Task RunAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await RunAsync(connection, sql);
    }

    public override async Task<string> EverythingAsync()
    {
        await RunAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
    }

    public override async Task<IAsyncDisposable> HoldAsync()
    {
        var connection = await OpenAsync();
        await RunAsync(connection, "PRAGMA busy_timeout=5000; BEGIN IMMEDIATE");
        return connection;
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
