using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;

namespace Hjemvakt.Companion.Tests.Support.Databases;

/// <summary>
/// The database under a test, empty but for its schema. SQLite, or PostgreSQL when HJEMVAKT_TEST_DATABASE says so: the
/// same tests run on both.
/// </summary>
internal abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>True when the tests run on PostgreSQL.</summary>
    public static bool IsPostgres { get; } = Environment.GetEnvironmentVariable("HJEMVAKT_TEST_DATABASE") switch
    {
        null or "" or "sqlite" => false,
        "postgresql" => true,
        var other => throw new InvalidOperationException($"HJEMVAKT_TEST_DATABASE is '{other}'; sqlite and postgresql are known."),
    };

    /// <summary>A new one.</summary>
    /// <param name="folder">The companion's data folder.</param>
    /// <param name="empty">Without the schema as well.</param>
    public static TestDatabase New(string folder, bool empty = false)
        => IsPostgres ? new PostgresTestDatabase(empty) : new SqliteTestDatabase(folder, empty);

    /// <summary>What a companion in a process of its own has to be told of it.</summary>
    public abstract (string Name, string Value)[] ForProcess { get; }

    /// <summary>Settings of a companion on this database.</summary>
    public abstract CompanionSettings Use(CompanionSettings settings);

    /// <summary>Changes it behind the back of a companion.</summary>
    public abstract Task RunAsync(string sql);

    /// <summary>All that it holds, to search in.</summary>
    public abstract Task<string> EverythingAsync();

    /// <summary>Until disposed, nothing can be written, as when a backup program or a broken disk holds it up.</summary>
    public abstract Task<IAsyncDisposable> HoldAsync();

    /// <summary>SQL that takes away the protection of the audit.</summary>
    public abstract string Unprotect { get; }

    /// <summary>SQL that makes the database take no record of a gateway.</summary>
    public abstract string Poison(string gateway);

    /// <summary>SQL that undoes <see cref="Poison"/>.</summary>
    public abstract string Antidote { get; }

    /// <summary>The companion's own view of it.</summary>
    public Database Open(string folder) => Database.Of(Use(new CompanionSettings { DataFolder = folder }));

    public abstract ValueTask DisposeAsync();
}
