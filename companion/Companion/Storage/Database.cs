using System.Data.Common;
using System.Globalization;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage.PostgreSql;
using Hjemvakt.Companion.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Storage;

/// <summary>
/// The database, and everything in which SQLite and PostgreSQL differ: how a connection is opened, who may write, what an
/// outage looks like. The rest of the companion knows <see cref="DbConnection"/> and <see cref="CompanionDb"/>.
/// </summary>
public abstract class Database : IDbContextFactory<CompanionDb>
{
    /// <summary>The database that the settings name: PostgreSQL when they have a connection string, else SQLite in the data folder.</summary>
    public static Database Of(CompanionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Postgres is { } connection
            ? new PostgreSqlDatabase(connection.Reveal(), settings.StoragePatience)
            : new SqliteDatabase(Path.GetFullPath(settings.DataFolder), settings.StoragePatience);
    }

    /// <summary>The database as people know it: a path, or a server and a name. Holds no secret.</summary>
    public abstract string Name { get; }

    /// <summary>This companion as the database knows it, and which of its lives. At most 63 bytes, PostgreSQL's limit for a name.</summary>
    public string Holder { get; } = Shorten($"hjemvakt-writer {Guid.NewGuid().ToString("N")[..12]} {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}@{Environment.MachineName}");

    /// <summary>Opens a connection for the one writer: durable at commit. Nobody else writes what is the writer's while it is open.</summary>
    /// <exception cref="NotTheWriterException">Another companion is at work on this database.</exception>
    public abstract DbConnection OpenWriter();

    /// <summary>Begins a transaction on the writer's connection; it waits for others here and not half-way, where that can be chosen.</summary>
    public abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>A context on a connection of its own.</summary>
    public abstract CompanionDb Context();

    /// <summary>A context on a connection of its own that cannot write, and leaves nothing behind when it is closed.</summary>
    public abstract CompanionDb ReadOnlyContext();

    /// <summary>A context on a connection that somebody else owns.</summary>
    public abstract CompanionDb Context(DbConnection connection);

    /// <summary>Moves what has been committed to where it stays. Holds up neither readers nor the writer.</summary>
    public abstract void Checkpoint();

    /// <summary>Makes a copy of all of it as it is at one moment, beside a running companion.</summary>
    /// <param name="file">The file to make; it must not be there.</param>
    /// <exception cref="CannotStartException">That is not possible; the message says what is.</exception>
    public abstract void Backup(string file);

    /// <summary>Makes room for the records of this month and the next ones, and takes away months in which there is nothing left.</summary>
    /// <param name="longest">Days after which no record is kept.</param>
    public abstract void MakeMonths(DateTimeOffset now, int longest);

    /// <summary>Waits, in a transaction that has begun, until nobody else administers; the next one waits until the transaction is over.</summary>
    public abstract Task AdministerAloneAsync(CompanionDb db, CancellationToken cancel);

    /// <summary>Lets go of pooled connections, so that files can be moved and servers stopped.</summary>
    public abstract void Release();

    /// <summary>True when there is a database with exactly this program's schema.</summary>
    public abstract bool IsUpToDate();

    /// <summary>True when there is no database, or nothing in it. Makes none.</summary>
    /// <exception cref="CannotStartException">It cannot be reached, or is none.</exception>
    public bool IsEmpty()
    {
        try
        {
            if (!HasAnything())
            {
                return true;
            }

            using var db = Context();
            return AppliedTo(db).Count == 0;
        }
        catch (DbException error)
        {
            throw new CannotStartException($"The database {Name} cannot be used: {error.GetBaseException().Message}", error);
        }
    }

    /// <summary>What is left of a database that is gone; null when nothing is.</summary>
    public virtual string? Remains => null;

    /// <summary>Brings the schema up to date.</summary>
    /// <returns>The migrations that were applied.</returns>
    /// <exception cref="CannotStartException">The database is newer than this program, or older than its first migration, cannot be reached, or is none.</exception>
    public IReadOnlyList<string> Migrate()
    {
        try
        {
            using var db = Context();
            if (NewerThanThis(db) is { } other)
            {
                // Migrations are named after when they were made.
                throw new CannotStartException(string.CompareOrdinal(other, db.Database.GetMigrations().First()) < 0
                    ? $"The database {Name} is from before the first version that is kept up to date (it has '{other}'). Start with an empty one."
                    : $"The database {Name} was written by a newer version (it has '{other}'). Start that version, or restore a copy from before the update.");
            }

            List<string> pending = [.. db.Database.GetMigrations().Except(AppliedTo(db))];
            if (pending.Count > 0)
            {
                MigrateAlone(db);
            }

            return pending;
        }
        catch (DbException error)
        {
            throw new CannotStartException($"The database {Name} cannot be used: {error.GetBaseException().Message}", error);
        }
    }

    /// <summary>A migration that this program does not know and the database has; null when there is none.</summary>
    public string? NewerThanThis(CompanionDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return AppliedTo(db).Except(db.Database.GetMigrations()).FirstOrDefault();
    }

    /// <summary>True when the database as a whole cannot be used just now; false when it is one statement that is at fault.</summary>
    public static bool IsOutage(Exception error) => error switch
    {
        // The database is well; the place at it is taken.
        NotTheWriterException => false,
        _ when SqliteOutage.Is(error) || PostgreSqlOutage.Is(error) => true,
        { InnerException: { } inner } => IsOutage(inner),
        _ => false,
    };

    CompanionDb IDbContextFactory<CompanionDb>.CreateDbContext() => Context();

    /// <summary>The migrations that the database has; none when it is empty, or not there yet.</summary>
    private protected abstract IReadOnlyList<string> AppliedTo(CompanionDb db);

    /// <summary>False when there is certainly nothing, not even an empty database.</summary>
    private protected virtual bool HasAnything() => true;

    /// <summary>Migrates, when it is certain that nobody is at work on the database.</summary>
    private protected abstract void MigrateAlone(CompanionDb db);

    private static string Shorten(string name) => name.Length <= 63 ? name : name[..63];

    private protected static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
