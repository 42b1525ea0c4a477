using Hjemvakt.Companion.Tests.Support.Postgres;

namespace Hjemvakt.Faults.Tests.Postgres;

/// <summary>A server for the stories of one class, which treat it badly one after the other.</summary>
public sealed class PostgresOfThisRun : IDisposable
{
    internal PostgresServer Server { get; } = PostgresServer.Start();

    public void Dispose() => Server.Dispose();
}
