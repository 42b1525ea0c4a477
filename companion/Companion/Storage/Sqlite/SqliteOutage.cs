using Microsoft.Data.Sqlite;

namespace Hjemvakt.Companion.Storage.Sqlite;

/// <summary>Which of SQLite's errors say that the database as a whole cannot be used.</summary>
internal static class SqliteOutage
{
    private const int Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static bool Is(Exception error)
        => error is SqliteException { SqliteErrorCode: Busy or Locked or NoMemory or ReadOnly or IoError or Corrupt or Full or CannotOpen or NotADatabase };
}
