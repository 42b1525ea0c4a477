using System.Data.Common;
using Hjemvakt.Companion.Clocks;
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
    /// <param name="clock">Goes on from the time that was stored last, unless it runs already.</param>
    /// <returns>Who did before, and how many jumps of the clock were taken over; null when nobody has yet.</returns>
    public (string Holder, long ClockJumps)? Enter(SteadyClock clock, bool running)
    {
        using var db = Context();
        var row = db.Writer.SingleOrDefault();
        var before = row is null ? ((string, long)?)null : (row.Holder, row.ClockJumps);
        if (row is not null && !running)
        {
            clock.Resume(new ClockReading(row.At, row.Uptime is { } ms ? TimeSpan.FromMilliseconds(ms) : null, row.MachineBoot));
        }

        if (row is null)
        {
            db.Writer.Add(row = new WriterRow { Id = 1, Holder = "" });
        }

        row.Holder = database.Holder;
        if (!running)
        {
            // One that runs already does not know yet whether a jump of its clock was stored before the connection broke.
            var now = clock.Read();
            (row.At, row.MachineBoot) = (now.Now, now.Boot);
            row.Uptime = now.Uptime is { } uptime ? (long)uptime.TotalMilliseconds : null;
        }

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
