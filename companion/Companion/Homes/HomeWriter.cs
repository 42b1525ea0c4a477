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
    private HomeEngine engine;
    private OnCallPlan? planned;
    private readonly TimeProvider time;
    private readonly CompanionMetrics metrics;
    private readonly StorageHealth health;
    private readonly OnCallBook onCall;
    private readonly Housekeeper housekeeper;
    private readonly ILogger<HomeWriter> log;
    private readonly List<IAfterCommit> after;
    private readonly HomeTicker ticker;
    private readonly Thread thread;
    private readonly WriterSeat seat;
    private readonly IHostApplicationLifetime lifetime;
    private HomeTransaction? doubtful;

    public HomeWriter(
        Database database, HomeEngine engine, OnCallBook onCall, TimeProvider time, CompanionMetrics metrics, StorageHealth health, IEnumerable<IAfterCommit> after,
        Housekeeper housekeeper, IHostApplicationLifetime lifetime, ILogger<HomeWriter> log)
    {
        seat = new WriterSeat(database, time);
        this.lifetime = lifetime;
        this.engine = engine;
        this.onCall = onCall;
        this.time = time;
        this.metrics = metrics;
        this.health = health;
        this.housekeeper = housekeeper;
        this.log = log;
        this.after = [.. after];
        ticker = new HomeTicker(time, () => queue.TryPut(new TickWork()));
        // A thread of its own: it blocks on the disk, and it must get its turn whatever the thread pool is busy with.
        thread = new Thread(Run) { Name = "home writer", IsBackground = true };
    }

    /// <summary>True when it has found another companion in its place. It writes no more, and the program ends.</summary>
    public bool SteppedDown { get; private set; }

    /// <summary>Takes its place and reads back what was stored.</summary>
    /// <exception cref="NotTheWriterException">Another companion is at work on the database.</exception>
    public void Open() => seat.Take(engine);

    /// <summary>Begins to write.</summary>
    public void Start()
    {
        Warmup.Run(new HomeBook(), seat.Connection, EngineNow(), time.GetUtcNow());
        ticker.Next(seat.Book.NextDue());
        thread.Start();
    }

    /// <summary>What the rules have in mind of a home.</summary>
    public RuleState RulesOf(string homeId) => seat.Book.Home(homeId).Rules;

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
        seat.Dispose();
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
        if (SteppedDown)
        {
            Refuse(batch, new NotTheWriterException("The place is taken."));
            return;
        }

        try
        {
            Commit(batch, static (work, transaction) => work.Execute(transaction));
        }
        catch (Exception error) when (Database.IsOutage(error))
        {
            Outage(batch, error);
        }
        catch (NotTheWriterException error)
        {
            StepDown(batch, error);
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
            OnceMore(batch[0], error);
        }
    }

    // Somebody who set something by the command line may have written the next line of the same home's history a moment ago. He is done by now, and
    // an alarm must not be taken for a defect because of it.
    private void OnceMore(HomeWork work, Exception first)
    {
        log.LogWarning("{Work} failed and is tried once more: {Error}", work.GetType().Name, first.Message);
        try
        {
            Commit([work], static (w, transaction) => w.Execute(transaction));
        }
        catch (Exception error) when (Database.IsOutage(error))
        {
            Outage([work], error);
        }
        catch (NotTheWriterException error)
        {
            StepDown([work], error);
        }
        catch (Exception error)
        {
            Defect(work, error);
        }
    }

    private void Commit(List<HomeWork> batch, Action<HomeWork, HomeTransaction> execute)
    {
        var start = time.GetTimestamp();
        if (!seat.IsTaken)
        {
            seat.Take(EngineNow());
            Settle();
        }

        using var transaction = new HomeTransaction(seat.Book, seat.Connection, EngineNow(), time.GetUtcNow());
        foreach (var work in batch)
        {
            execute(work, transaction);
        }

        try
        {
            transaction.Commit();
        }
        catch (Exception) when (transaction.IsInDoubt)
        {
            doubtful = transaction;
            throw;
        }

        metrics.Committed(transaction.Tally, time.GetElapsedTime(start));
        Tell(new Committed(transaction, seat.Book));
        foreach (var work in batch)
        {
            work.Committed(transaction);
        }

        ticker.Next(seat.Book.NextDue());
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

    // A commit that was on its way when the connection broke was made or was not. An alert that it raised must not wait for
    // the next restart to be seen. Whoever sent it was refused, and comes again.
    private void Settle()
    {
        var transaction = doubtful;
        doubtful = null;
        if (transaction?.Steps is [var first, ..] && seat.Connection.Holds(first.Alert.Id, first.Alert.Version))
        {
            log.LogWarning("A transaction whose outcome was in doubt was stored after all.");
            Tell(new Committed(transaction, seat.Book, late: true));
        }
    }

    // From here on everything is stored, and nothing that fails may make anybody believe otherwise.
    private void Tell(Committed committed)
    {
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
    }

    private void Outage(List<HomeWork> batch, Exception error)
    {
        metrics.StorageFailed();
        health.Failed();
        log.LogError("The database cannot be used, {Count} messages or steps were refused: {Error}", batch.Count, error.Message);
        seat.Leave();
        Refuse(batch, error);
        // Timers are not asked for again by anybody else.
        ticker.Again();
    }

    private void StepDown(List<HomeWork> batch, NotTheWriterException error)
    {
        if (!SteppedDown)
        {
            log.LogCritical("This companion ends: the database is no longer its own, {Why}. Start it again and it stands by.", error.Message);
            SteppedDown = true;
            // Not from here: whoever listens to the end may wait for this very thread.
            Task.Run(lifetime.StopApplication);
        }

        Refuse(batch, error);
    }

    private static void Refuse(List<HomeWork> batch, Exception error)
    {
        foreach (var work in batch)
        {
            work.Failed(new StorageUnavailableException("The database cannot be used just now.", error));
        }
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
        catch (NotTheWriterException second)
        {
            StepDown([work], second);
        }
        catch (Exception)
        {
            work.Failed(error);
        }
    }
}
