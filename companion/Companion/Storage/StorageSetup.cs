using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Storage;

/// <summary>Makes a database known to those who ask for it, in whichever way they ask.</summary>
internal static class StorageSetup
{
    public static void AddDatabase(this IServiceCollection services, Database database)
    {
        services.AddSingleton(database);
        services.AddSingleton<IDbContextFactory<CompanionDb>>(database);
        // ASP.NET Core Identity's stores take one for each request.
        services.AddScoped(_ => database.Context());
    }
}
