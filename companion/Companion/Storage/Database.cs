using System.Data.Common;
using Hjemvakt.Companion.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hjemvakt.Companion.Storage;

/// <summary>
/// The database, and everything that is particular to SQLite: where it lies, how a connection is opened, what an outage
/// looks like. The rest of the companion knows <see cref="DbConnection"/> and <see cref="CompanionDb"/>.
/// </summary>
public sealed class Database
{
    private const int Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    // 64 MiB.
    private const int WriterPages = 16 * 1024;

    private readonly string connectionString;
    private readonly Pragmas pragmas;

    /// <param name="folder">The data folder; it exists.</param>
    /// <param name="patience">How long a write waits for somebody else's transaction before it counts as an outage.</param>
    public Database(string folder, TimeSpan patience)
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
    }

    /// <summary>Path of the database file.</summary>
    public string File { get; }

    /// <summary>Opens a connection for the writer: durable at commit, and with its housekeeping done by <see cref="Checkpoint"/>.</summary>
    public DbConnection OpenWriter()
    {
        var connection = Open();
        // A limit for the case that nobody else does it; otherwise an alarm would now and then wait for the housekeeping.
        Run(connection, $"PRAGMA wal_autocheckpoint={WriterPages}");
        return connection;
    }

    /// <summary>Moves what has been committed from the write-ahead log to its place. Holds up neither readers nor the writer.</summary>
    public void Checkpoint()
    {
        using var connection = Open();
        Run(connection, "PRAGMA wal_checkpoint(PASSIVE)");
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

    /// <summary>Begins a transaction that holds the write lock from the start: it waits here, not half-way.</summary>
    public static DbTransaction BeginWrite(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    /// <summary>Makes EF Core open its own connections the same way.</summary>
    public void Configure(DbContextOptionsBuilder options) => options.UseSqlite(connectionString).AddInterceptors(pragmas);

    /// <summary>Options for contexts on a connection that somebody else owns.</summary>
    public static DbContextOptions<CompanionDb> On(DbConnection connection)
        => new DbContextOptionsBuilder<CompanionDb>().UseSqlite(connection).Options;

    /// <summary>A context on a connection of its own.</summary>
    public CompanionDb Context()
    {
        var options = new DbContextOptionsBuilder<CompanionDb>();
        Configure(options);
        return new CompanionDb(options.Options);
    }

    /// <summary>True when the database as a whole cannot be used just now; false when it is one statement that is at fault.</summary>
    public static bool IsOutage(Exception error) => error switch
    {
        SqliteException { SqliteErrorCode: Busy or Locked or NoMemory or ReadOnly or IoError or Corrupt or Full or CannotOpen or NotADatabase } => true,
        { InnerException: { } inner } => IsOutage(inner),
        _ => false,
    };

    /// <summary>Lets go of pooled connections, so that the files can be moved or deleted.</summary>
    public void Release()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>True when there is a database with exactly this program's schema.</summary>
    public bool IsUpToDate()
    {
        if (!System.IO.File.Exists(File))
        {
            return false;
        }

        using var db = Context();
        return db.Database.GetAppliedMigrations().SequenceEqual(db.Database.GetMigrations());
    }

    /// <summary>Brings the schema up to date.</summary>
    /// <returns>The migrations that were applied.</returns>
    /// <exception cref="CannotStartException">The database is newer than this program, or is none.</exception>
    public IReadOnlyList<string> Migrate()
    {
        try
        {
            using var db = Context();
            var known = db.Database.GetMigrations().ToHashSet();
            var newer = db.Database.GetAppliedMigrations().FirstOrDefault(migration => !known.Contains(migration));
            if (newer is not null)
            {
                throw new CannotStartException($"The database {File} was written by a newer version (it has '{newer}'). Start that version, or restore a copy from before the update.");
            }

            var pending = db.Database.GetPendingMigrations().ToList();
            if (pending.Count > 0)
            {
                BreakStaleLock(db);
                db.Database.Migrate();
            }

            return pending;
        }
        catch (SqliteException error)
        {
            throw new CannotStartException($"The database {File} cannot be used: {error.Message}", error);
        }
    }

    // EF Core waits for its migrations lock without end. Whoever migrates holds the data folder, so a lock that is there
    // was left by a process that was killed half-way; its migration was rolled back with its transaction.
    private static void BreakStaleLock(CompanionDb db)
    {
        if (db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").Single() > 0)
        {
            db.Database.ExecuteSqlRaw("DELETE FROM \"__EFMigrationsLock\"");
        }
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
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
