using System.Net.Sockets;
using Npgsql;

namespace Hjemvakt.Companion.Storage.PostgreSql;

/// <summary>Which errors say that PostgreSQL as a whole cannot be used, or not just now.</summary>
internal static class PostgreSqlOutage
{
    // Classes of SQLSTATE (appendix A of PostgreSQL's manual): connection, authorization, no such database, deadlock and
    // serialization, resources (a full disk), a lock not given, the operator's hand (shutdown, timeout), system and internal errors.
    private static readonly string[] Classes = ["08", "28", "3D", "40", "53", "55", "57", "58", "F0", "XX"];

    // A standby takes no writes; rights that were taken away concern everything.
    private const string ReadOnly = "25006", NoRight = "42501";

    public static bool Is(Exception error) => error switch
    {
        PostgresException { SqlState: ReadOnly or NoRight } => true,
        PostgresException refused => Classes.Contains(refused.SqlState[..2]),
        // Everything that the client itself says is about the connection.
        NpgsqlException => true,
        SocketException => true,
        _ => false,
    };
}
