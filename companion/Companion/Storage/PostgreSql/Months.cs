using System.Globalization;
using Npgsql;

namespace Hjemvakt.Companion.Storage.PostgreSql;

/// <summary>
/// The months by which routine records are partitioned. A month is made ahead and taken away when it is empty; what comes in
/// a month that nobody has made lies in the partition for everything else, and is missed by nobody.
/// </summary>
internal static class Months
{
    private const int Ahead = 2;

    // What waits for a lock makes others wait behind it; so it does not wait long, and tries again tomorrow.
    private const string Briefly = "SET LOCAL lock_timeout = '200ms'";

    /// <summary>Makes this month and the next ones.</summary>
    public static void Make(NpgsqlConnection connection, DateTimeOffset now)
    {
        var month = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i <= Ahead; i++)
        {
            var (from, to) = (month.AddMonths(i), month.AddMonths(i + 1));
            var name = NameOf(from);
            if (Exists(connection, name))
            {
                continue;
            }

            try
            {
                using var transaction = connection.BeginTransaction();
                Run(connection, Briefly);
                Run(connection, $"CREATE TABLE {name} (LIKE records_routine INCLUDING DEFAULTS)");
                // Attached, since a partition that is created in place locks the whole table against everybody.
                Run(connection, string.Create(
                    CultureInfo.InvariantCulture,
                    $"ALTER TABLE records_routine ATTACH PARTITION {name} FOR VALUES FROM ({from.ToUnixTimeMilliseconds()}) TO ({to.ToUnixTimeMilliseconds()})"));
                transaction.Commit();
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.CheckViolation)
            {
                // Records of that month came before it was made, as after a jump of the clock. They lie safely with everything else, and so do the others of that month.
            }
        }
    }

    /// <summary>Takes away the months that ended before a time and have nothing left in them.</summary>
    public static void TakeAwayEmpty(NpgsqlConnection connection, DateTimeOffset before)
    {
        foreach (var name in Names(connection))
        {
            if (string.CompareOrdinal(name, NameOf(before)) >= 0 || !IsEmpty(connection, name))
            {
                continue;
            }

            using var transaction = connection.BeginTransaction();
            Run(connection, Briefly);
            Run(connection, $"DROP TABLE {name}");
            transaction.Commit();
        }
    }

    private static string NameOf(DateTimeOffset month) => month.UtcDateTime.ToString("'records_routine_'yyyy'_'MM", CultureInfo.InvariantCulture);

    private static bool Exists(NpgsqlConnection connection, string name)
    {
        using var ask = new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection);
        ask.Parameters.Add(new NpgsqlParameter { Value = name });
        return (bool)ask.ExecuteScalar()!;
    }

    private static bool IsEmpty(NpgsqlConnection connection, string name)
    {
        using var ask = new NpgsqlCommand($"SELECT NOT EXISTS (SELECT 1 FROM {name})", connection);
        return (bool)ask.ExecuteScalar()!;
    }

    private static List<string> Names(NpgsqlConnection connection)
    {
        using var ask = new NpgsqlCommand(@"SELECT relname::text FROM pg_class WHERE relname ~ '^records_routine_\d{4}_\d{2}$' AND relispartition AND relkind = 'r' ORDER BY relname", connection);
        using var reader = ask.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
