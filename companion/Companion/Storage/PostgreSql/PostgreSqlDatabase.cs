using System.Data.Common;
using Hjemvakt.Companion.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hjemvakt.Companion.Storage.PostgreSql;

/// <summary>A database on a PostgreSQL server, 15 or newer. Whoever holds <see cref="WriterLease"/> is the one writer.</summary>
public sealed class PostgreSqlDatabase : Database
{
    // Three keep-alives. So long a standby may have to wait for the place of a companion that has stopped moving.
    private const int IdleMilliseconds = 30_000;

    // Some number that nobody else locks.
    private const long Administering = 0x61_64_6D_69_6E;

    private const string MigrationHistory = "__EFMigrationsHistory";

    private readonly string writing, reading;
    private readonly WriterLease lease;
    private readonly DbContextOptions<PostgreSqlDb> options;

    /// <param name="connectionString">As Npgsql reads it; it may hold a password and is never shown.</param>
    /// <param name="patience">How long a write waits for somebody else's transaction, or for the server, before it counts as an outage.</param>
    /// <exception cref="CannotStartException">The connection string makes no sense.</exception>
    public PostgreSqlDatabase(string connectionString, TimeSpan patience)
    {
        var given = Parse(connectionString);
        lease = new WriterLease(Holder);
        Name = $"'{given.Database}' at {given.Host}";
        var seconds = Math.Max(1, (int)Math.Ceiling(patience.TotalSeconds));
        // Prepared once each, by themselves: EF Core's statements as well as ours.
        given.MaxAutoPrepare = 100;
        given.AutoPrepareMinUsages = 2;
        given.Timeout = seconds;
        given.KeepAlive = 10;
        given.IncludeErrorDetail = false;
        given.PersistSecurityInfo = false;
        // A commit is on the server's disk when it returns, whatever the server's own default is.
        var durable = $"-c synchronous_commit=on -c lock_timeout={(int)patience.TotalMilliseconds}";
        given.Options = string.IsNullOrEmpty(given.Options) ? durable : $"{given.Options} {durable}";
        given.ApplicationName = "hjemvakt";
        reading = given.ToString();
        given.ApplicationName = Holder;
        // The lease belongs to the session: it must end when the connection is closed, and not live on in a pool.
        given.Pooling = false;
        // A companion that stands still must not keep the lease for ever: its keep-alives stop, and the server ends its session.
        given.Options += $" -c idle_session_timeout={IdleMilliseconds} -c idle_in_transaction_session_timeout={IdleMilliseconds}";
        // A server that stands still must not stop the writer for ever.
        given.CommandTimeout = seconds + 1;
        writing = given.ToString();
        options = new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql(reading).Options;
    }

    public override string Name { get; }

    public override DbConnection OpenWriter()
    {
        var connection = new NpgsqlConnection(writing);
        try
        {
            connection.Open();
            lease.Take(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbTransaction BeginWrite(DbConnection connection) => connection.BeginTransaction();

    public override CompanionDb Context() => new PostgreSqlDb(options);

    public override CompanionDb ReadOnlyContext()
    {
        var connection = new NpgsqlConnectionStringBuilder(reading) { Pooling = false };
        connection.Options += " -c default_transaction_read_only=on";
        return new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql(connection.ToString()).Options);
    }

    public override CompanionDb Context(DbConnection connection) => new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql(connection).Options);

    /// <summary>The server does this by itself.</summary>
    public override void Checkpoint()
    {
    }

    public override void Backup(string file)
        => throw new CannotStartException("A PostgreSQL database is backed up by its own means: pg_dump --format=custom, or continuous archiving.");

    public override void MakeMonths(DateTimeOffset now, int longest)
    {
        using var connection = new NpgsqlConnection(reading);
        connection.Open();
        Months.Make(connection, now);
        Months.TakeAwayEmpty(connection, now.AddDays(-longest));
    }

    public override Task AdministerAloneAsync(CompanionDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Administering})", cancel);
    }

    public override void Release()
    {
        using var connection = new NpgsqlConnection(reading);
        NpgsqlConnection.ClearPool(connection);
    }

    public override bool IsUpToDate()
    {
        using var db = Context();
        return AppliedTo(db).SequenceEqual(db.Database.GetMigrations());
    }

    private protected override IReadOnlyList<string> AppliedTo(CompanionDb db)
    {
        // EF Core asks a database that has none for its history and logs the refusal; asking for the table first is quiet.
        var there = db.Database.SqlQuery<bool>($"SELECT to_regclass({'"' + MigrationHistory + '"'}) IS NOT NULL AS \"Value\"").Single();
        return there ? [.. db.Database.GetAppliedMigrations()] : [];
    }

    private protected override void MigrateAlone(CompanionDb db)
    {
        try
        {
            using var alone = OpenWriter();
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
            db.Database.Migrate();
        }
        catch (NotTheWriterException other)
        {
            throw new CannotStartException($"The database {Name} needs to be brought up to date, and {other.Message}. Stop that companion first.", other);
        }
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            var given = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrEmpty(given.Host) || string.IsNullOrEmpty(given.Database)
                ? throw new CannotStartException("The connection string of PostgreSQL needs at least Host and Database.")
                : given;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Npgsql's own words could quote a part of it, and that part could be the password.
            throw new CannotStartException("The connection string of PostgreSQL cannot be read: write Host=…;Database=…;Username=…;Password=…");
        }
    }
}
