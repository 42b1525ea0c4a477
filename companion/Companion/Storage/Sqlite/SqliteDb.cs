using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Hjemvakt.Companion.Storage.Sqlite;

/// <summary>The schema on SQLite. A type of its own, because EF Core keeps one line of migrations for each type of context.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : CompanionDb(options);

/// <summary>Lets <c>dotnet ef migrations add</c> see the schema without starting a companion.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
}
