using System.Data.Common;
using Hjemvakt.Companion.Storage.Rules;
using Hjemvakt.Companion.Storage.Rows;
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
        Sweep = new RecordSweep(connection);
    }

    public RecordLog Log { get; }

    public RuleStore Rules { get; }

    /// <summary>Lets go of records whose time is over.</summary>
    public RecordSweep Sweep { get; }

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

    /// <summary>True when an alert is stored in this version or a later one.</summary>
    public bool Holds(Guid alertId, long version)
    {
        using var db = Context();
        return db.Alerts.Any(alert => alert.Id == alertId && alert.Version >= version);
    }

    /// <summary>Writes down who writes here from now on.</summary>
    /// <returns>Who did before; null when nobody has yet.</returns>
    public string? Enter(DateTimeOffset now)
    {
        using var db = Context();
        var row = db.Writer.SingleOrDefault();
        var before = row?.Holder;
        if (row is null)
        {
            db.Writer.Add(row = new WriterRow { Id = 1, Holder = "" });
        }

        (row.Holder, row.At) = (database.Holder, now);
        db.SaveChanges();
        return before;
    }

    public void Dispose()
    {
        Log.Dispose();
        Sweep.Dispose();
        Rules.Dispose();
        connection.Dispose();
    }
}
