using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Hjemvakt.Companion.Storage.PostgreSql;

/// <summary>The schema on PostgreSQL. A type of its own, because EF Core keeps one line of migrations for each type of context.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : CompanionDb(options);

/// <summary>Lets <c>dotnet ef migrations add</c> see the schema without starting a companion, or a server.</summary>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlDb>
{
    public PostgreSqlDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql("Host=nowhere").Options);
}
