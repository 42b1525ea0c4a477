using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;

namespace Hjemvakt.Companion.Hosting;

/// <summary>
/// Remembers, in the data folder, that there has been a database. Where one was and is no more, a companion that began anew would say that all is well
/// in homes that it knows nothing of.
/// </summary>
internal static class Installation
{
    private const string FileName = "installation";

    /// <summary>Brings the schema up to date, of a new database only where there was none before.</summary>
    /// <param name="folder">The data folder, held.</param>
    /// <returns>The migrations that were applied.</returns>
    /// <exception cref="CannotStartException">The database is missing or empty, or cannot be brought up to date.</exception>
    public static IReadOnlyList<string> Migrate(string folder, Database database)
    {
        var mark = Path.Combine(folder, FileName);
        if (database.IsEmpty() && (File.Exists(mark) ? File.ReadAllText(mark).Trim() : database.Remains) is { } before)
        {
            throw new CannotStartException(
                $"The database {database.Name} is missing or empty, and there has been one ({before}). Restore it from a backup. To begin anew without its homes and alerts, delete '{mark}' and what is left of the old one.");
        }

        var applied = database.Migrate();
        if (!File.Exists(mark))
        {
            OwnerOnly.Write(mark, database.Name);
        }

        return applied;
    }
}
