using System.Data.Common;
using Hjemvakt.Companion.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hjemvakt.Companion.Storage.Sqlite;

/// <summary>A file in the data folder. Whoever holds the folder is the one writer.</summary>
public sealed class SqliteDatabase : Database
{
    // 64 MiB.
    private const int WriterPages = 16 * 1024;

    private readonly string connectionString;
    private readonly Pragmas pragmas;
    private readonly DbContextOptions<SqliteDb> options;

    /// <param name="folder">The data folder; it exists.</param>
    /// <param name="patience">How long a write waits for somebody else's transaction before it counts as an outage.</param>
    public SqliteDatabase(string folder, TimeSpan patience)
    {
        File = Path.Combine(folder, "companion.db");
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = File,
            ForeignKeys = true,
            // SQLite itself waits for a lock (busy_timeout, below). The provider's own loop, which sleeps 150 ms a time, must not.
            DefaultTimeout = 1,
        }.ToString();
        pragmas = new Pragmas(patience);
        options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connectionString).AddInterceptors(pragmas).Options;
    }

    /// <summary>Path of the database file.</summary>
    public string File { get; }

    public override string Name => File;

    /// <summary>The journal of a database that is not there any more.</summary>
    public override string? Remains => !HasAnything() && System.IO.File.Exists(File + "-wal") ? File + "-wal" : null;

    public override DbConnection OpenWriter()
    {
        // One that was restored may be open to everybody.
        foreach (var file in (string[])[File, File + "-wal", File + "-shm"])
        {
            if (System.IO.File.Exists(file))
            {
                OwnerOnly.Make(file);
            }
        }

        var connection = Open();
        // A limit for the case that nobody else does it; otherwise an alarm would now and then wait for the housekeeping.
        Run(connection, $"PRAGMA wal_autocheckpoint={WriterPages}");
        return connection;
    }

    /// <summary>Holds the write lock from the start.</summary>
    public override DbTransaction BeginWrite(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    public override CompanionDb Context() => new SqliteDb(options);

    // Without a pool: a connection that is kept open would hold the journal. Without the pragmas: a reader sets nothing.
    public override CompanionDb ReadOnlyContext() => new SqliteDb(new DbContextOptionsBuilder<SqliteDb>()
        .UseSqlite(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ToString()).Options);

    public override CompanionDb Context(DbConnection connection) => new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options);

    public override void Checkpoint()
    {
        using var connection = Open();
        Run(connection, "PRAGMA wal_checkpoint(PASSIVE)");
    }

    public override void Backup(string file)
    {
        if (System.IO.File.Exists(file))
        {
            throw new CannotStartException($"There is a file '{file}' already; a backup overwrites nothing.");
        }

        // Under its own name only when it is whole and on the disk.
        var unfinished = file + ".unfinished";
        System.IO.File.Delete(unfinished);
        // VACUUM INTO fills an empty file as well, and keeps its rights.
        OwnerOnly.Make(unfinished);
        using (var connection = Open())
        {
            using var copy = connection.CreateCommand();
            copy.CommandText = "VACUUM INTO @file";
            copy.Parameters.AddWithValue("@file", unfinished);
            copy.CommandTimeout = 0;
            copy.ExecuteNonQuery();
        }

        using (var written = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
        {
            written.Flush(flushToDisk: true);
        }

        System.IO.File.Move(unfinished, file);
    }

    /// <summary>There is one table for all months.</summary>
    public override void MakeMonths(DateTimeOffset now, int longest)
    {
    }

    // Of all transactions that write, SQLite lets one in at a time.
    public override Task AdministerAloneAsync(CompanionDb db, CancellationToken cancel) => Task.CompletedTask;

    public override void Release()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    public override bool IsUpToDate()
    {
        if (!System.IO.File.Exists(File))
        {
            return false;
        }

        using var db = Context();
        return db.Database.GetAppliedMigrations().SequenceEqual(db.Database.GetMigrations());
    }

    private protected override IReadOnlyList<string> AppliedTo(CompanionDb db) => [.. db.Database.GetAppliedMigrations()];

    private protected override void MigrateAlone(CompanionDb db)
    {
        // The files beside it (-wal, -shm) are made by SQLite with the same rights.
        OwnerOnly.Make(File);
        BreakStaleLock(db);
        db.Database.Migrate();
    }

    private protected override bool HasAnything() => System.IO.File.Exists(File) && new FileInfo(File).Length > 0;

    // EF Core waits for its migrations lock without end. Whoever migrates holds the data folder, so a lock that is there
    // was left by a process that was killed half-way; its migration was rolled back with its transaction.
    private static void BreakStaleLock(CompanionDb db)
    {
        if (db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").Single() > 0)
        {
            db.Database.ExecuteSqlRaw("DELETE FROM \"__EFMigrationsLock\"");
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            pragmas.ApplyTo(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private sealed class Pragmas(TimeSpan patience) : DbConnectionInterceptor
    {
        // WAL with synchronous=FULL: a commit is on the disk when it returns, and readers never wait for writers.
        private readonly string text = $"PRAGMA busy_timeout={(int)patience.TotalMilliseconds}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";

        public void ApplyTo(DbConnection connection) => Run(connection, text);

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => ApplyTo(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ApplyTo(connection);
            return Task.CompletedTask;
        }
    }
}
