using System.Data.Common;
using Hjemvakt.Companion.Homes.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Storage;

/// <summary>The writer's own connection, with its statements prepared. After an outage a new one is opened.</summary>
internal sealed class WriterConnection : IDisposable
{
    private readonly Database database;
    private readonly DbConnection connection;

    public WriterConnection(Database database)
    {
        this.database = database;
        connection = database.OpenWriter();
        Log = new RecordLog(connection);
        Rules = new RuleStore(connection);
    }

    public RecordLog Log { get; }

    public RuleStore Rules { get; }

    /// <summary>Begins a transaction that may write.</summary>
    public DbTransaction Begin() => database.BeginWrite(connection);

    /// <summary>EF Core on the same connection, for reading between transactions.</summary>
    public CompanionDb Context() => database.Context(connection);

    /// <summary>EF Core on the same connection, in the same transaction.</summary>
    public CompanionDb Context(DbTransaction transaction)
    {
        var db = Context();
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(transaction);
        return db;
    }

    public void Dispose()
    {
        Log.Dispose();
        Rules.Dispose();
        connection.Dispose();
    }
}
