using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Hjemvakt.Companion.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> see the schema without starting a companion.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<CompanionDb>
{
    public CompanionDb CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<CompanionDb>().UseSqlite("Data Source=:memory:").Options);
}
