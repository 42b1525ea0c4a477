using Npgsql;

namespace Hjemvakt.Companion.Storage.PostgreSql;

/// <summary>
/// Who may write: the session that holds an advisory lock. The lock lives and dies with the very connection that does the
/// writing, so a commit that succeeds was made by its holder, and nobody takes it before the last commit of the one before
/// is over. No clock is involved.
/// </summary>
/// <param name="holder">What the server calls this companion's writer.</param>
internal sealed class WriterLease(string holder)
{
    // "hjemvakt" in ASCII. Advisory locks belong to one database; nobody else has a reason for this number.
    private const long Key = 0x68_6A_65_6D_76_61_6B_74;

    private const string LockNotGiven = "55P03";

    /// <summary>Makes this connection the writer's. Waits for another session to let go as long as the connection waits for any lock.</summary>
    /// <exception cref="NotTheWriterException">Another companion is, and stays it.</exception>
    public void Take(NpgsqlConnection connection)
    {
        EndOwnRemains(connection);
        try
        {
            using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({Key})", connection);
            take.ExecuteNonQuery();
        }
        catch (PostgresException error) when (error.SqlState == LockNotGiven)
        {
            throw new NotTheWriterException($"another companion ({Other(connection)}) is at work on it", error);
        }
    }

    // A connection that broke on the way may still be alive at the server's end, with the lease and perhaps half a transaction.
    private void EndOwnRemains(NpgsqlConnection connection)
    {
        using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()", connection);
        end.Parameters.Add(new NpgsqlParameter { Value = holder });
        end.ExecuteNonQuery();
    }

    private static string Other(NpgsqlConnection connection)
    {
        using var ask = new NpgsqlCommand(
            """
            SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.classid = $1 AND l.objid = $2 AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """, connection);
        ask.Parameters.Add(new NpgsqlParameter { Value = (uint)(Key >> 32), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Oid });
        ask.Parameters.Add(new NpgsqlParameter { Value = unchecked((uint)Key), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Oid });
        return ask.ExecuteScalar() as string ?? "which has just gone";
    }
}
