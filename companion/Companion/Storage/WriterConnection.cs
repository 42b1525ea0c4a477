using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Storage;

/// <summary>The writer's own connection, with its statements prepared. After an outage a new one is opened.</summary>
internal sealed class WriterConnection : IDisposable
{
    private readonly DbContextOptions<CompanionDb> options;

    public WriterConnection(Database database)
    {
        Connection = database.OpenWriter();
        Log = new RecordLog(Connection);
        options = Database.On(Connection);
    }

    public DbConnection Connection { get; }

    public RecordLog Log { get; }

    /// <summary>EF Core on the same connection, in the same transaction.</summary>
    public CompanionDb Context(DbTransaction transaction)
    {
        var db = new CompanionDb(options);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(transaction);
        return db;
    }

    public void Dispose()
    {
        Log.Dispose();
        Connection.Dispose();
    }
}
