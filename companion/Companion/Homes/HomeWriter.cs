using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Telemetry;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Homes;

/// <summary>
/// The one writer of all homes (SQLite has one writer; with more databases there are more of these, each with its share
/// of the homes). It takes whatever waits, stores it in one transaction, and then tells: many messages share one flush
/// to the disk when there are many, and one alarm alone never waits for company.
/// </summary>
internal sealed class HomeWriter : IDisposable
{
    // Records in one transaction. An alarm that comes meanwhile waits for this much and no more.
    private const int MostWeight = 512;

    private readonly WorkQueue queue = new();
    private readonly HomeBook book = new();
    private readonly Database database;
    private HomeEngine engine;
    private OnCallPlan? planned;
    private readonly TimeProvider time;
    private readonly CompanionMetrics metrics;
    private readonly OnCallBook onCall;
    private readonly Housekeeper housekeeper;
    private readonly ILogger<HomeWriter> log;
    private readonly List<IAfterCommit> after;
    private readonly HomeTicker ticker;
    private readonly Thread thread;
    private WriterConnection? connection;

    public HomeWriter(
        Database database, HomeEngine engine, OnCallBook onCall, TimeProvider time, CompanionMetrics metrics, IEnumerable<IAfterCommit> after,
        Housekeeper housekeeper, ILogger<HomeWriter> log)
    {
        this.database = database;
        this.engine = engine;
        this.onCall = onCall;
        this.time = time;
        this.metrics = metrics;
        this.housekeeper = housekeeper;
        this.log = log;
        this.after = [.. after];
        ticker = new HomeTicker(time, () => queue.TryPut(new TickWork()));
        // A thread of its own: it blocks on the disk, and it must get its turn whatever the thread pool is busy with.
        thread = new Thread(Run) { Name = "home writer", IsBackground = true };
    }

    /// <summary>Reads back what was stored, and starts.</summary>
    public void Start()
    {
        connection = new WriterConnection(database);
        foreach (var home in HomeLoader.All(connection, engine, time.GetUtcNow()))
        {
            book.Put(home);
        }

        Warmup.Run(new HomeBook(), connection, EngineNow(), time.GetUtcNow());
        ticker.Next(book.NextDue());
        thread.Start();
    }

    /// <summary>What the rules have in mind of a home.</summary>
    public RuleState RulesOf(string homeId) => book.Home(homeId).Rules;

    /// <summary>Stores a piece of work.</summary>
    /// <returns>Ends when it is durable.</returns>
    /// <exception cref="StorageUnavailableException">It could not be stored; nothing of it was kept.</exception>
    public Task StoreAsync(HomeWork work)
    {
        if (!queue.TryPut(work))
        {
            work.Failed(new StorageUnavailableException("The companion is stopping."));
        }

        return work.Done;
    }

    /// <summary>Stores what waits and takes no more.</summary>
    public void Stop()
    {
        ticker.Dispose();
        queue.Close();
        if (thread.IsAlive)
        {
            thread.Join();
        }
    }

    public void Dispose()
    {
        Stop();
        connection?.Dispose();
    }

    private void Run()
    {
        var batch = new List<HomeWork>();
        while (queue.Take(batch, MostWeight))
        {
            Store(batch);
            batch.Clear();
        }
    }

    private void Store(List<HomeWork> batch)
    {
        try
        {
            Commit(batch, static (work, transaction) => work.Execute(transaction));
        }
        catch (Exception error) when (Database.IsOutage(error))
        {
            Outage(batch, error);
        }
        catch (Exception error) when (batch.Count > 1)
        {
            // One of them is at fault and the others are not: each gets a transaction of its own.
            metrics.Separated();
            log.LogError(error, "A transaction of {Count} failed; storing each alone.", batch.Count);
            foreach (var work in batch.ToArray())
            {
                Store([work]);
            }
        }
        catch (Exception error)
        {
            Defect(batch[0], error);
        }
    }

    private void Commit(List<HomeWork> batch, Action<HomeWork, HomeTransaction> execute)
    {
        var start = time.GetTimestamp();
        connection ??= new WriterConnection(database);
        using var transaction = new HomeTransaction(book, connection, EngineNow(), time.GetUtcNow());
        foreach (var work in batch)
        {
            execute(work, transaction);
        }

        transaction.Commit();
        metrics.Committed(transaction.Tally, time.GetElapsedTime(start));
        Tell(batch, transaction);
        housekeeper.Committed();
    }

    // Made anew only when the plan has changed: most transactions of a day see the same one.
    private HomeEngine EngineNow()
    {
        var plan = onCall.Now.Plan;
        if (!ReferenceEquals(plan, planned))
        {
            (engine, planned) = (engine.With(plan), plan);
        }

        return engine;
    }

    // From here on everything is stored, and nothing that fails may make anybody believe otherwise.
    private void Tell(List<HomeWork> batch, HomeTransaction transaction)
    {
        var committed = new Committed(transaction, book);
        foreach (var listener in after)
        {
            try
            {
                listener.Committed(committed);
            }
            catch (Exception error)
            {
                log.LogError(error, "{Listener} failed on what was stored.", listener.GetType().Name);
            }
        }

        foreach (var work in batch)
        {
            work.Committed(transaction);
        }

        ticker.Next(book.NextDue());
    }

    private void Outage(List<HomeWork> batch, Exception error)
    {
        metrics.StorageFailed();
        log.LogError("The database cannot be used, {Count} messages or steps were refused: {Error}", batch.Count, error.Message);
        // What the connection and its statements are still good for is anybody's guess.
        connection?.Dispose();
        connection = null;
        foreach (var work in batch)
        {
            work.Failed(new StorageUnavailableException("The database cannot be used just now.", error));
        }

        // Timers are not asked for again by anybody else.
        ticker.Again();
    }

    private void Defect(HomeWork work, Exception error)
    {
        metrics.Defect();
        log.LogCritical(error, "{Work} failed, and it is the program's fault.", work.GetType().Name);
        try
        {
            var saved = false;
            Commit([work], (w, transaction) => saved = w.ExecuteAfterDefect(transaction, error) ? true : throw new InvalidOperationException("Nothing to save.", error));
        }
        catch (Exception second) when (Database.IsOutage(second))
        {
            Outage([work], second);
        }
        catch (Exception)
        {
            work.Failed(error);
        }
    }
}
