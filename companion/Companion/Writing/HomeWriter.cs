using Hjemvakt.Companion.Clocks;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Telemetry;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.OnCall;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Companion.Writing;

/// <summary>
/// The one writer of all homes (SQLite has one writer; with more databases there are more of these, each with its share
/// of the homes). It takes whatever waits, stores it in one transaction, and then tells: many messages share one flush
/// to the disk when there are many, and one alarm alone never waits for company.
/// </summary>
internal sealed partial class HomeWriter : IDisposable
{
    // Records in one transaction. An alarm that comes meanwhile waits for this much and no more.
    private const int MostWeight = 512;

    private static readonly TimeSpan TellAgain = TimeSpan.FromMinutes(10);

    private readonly WorkQueue queue;
    private readonly IWarmup warmup;
    private HomeEngine engine;
    private OnCallPlan? planned;
    private readonly SteadyClock time;
    private readonly ClockFollower clock;
    private readonly CompanionMetrics metrics;
    private readonly StorageHealth health;
    private readonly ICurrentOnCallPlan onCall;
    private readonly Housekeeper housekeeper;
    private readonly ILogger<HomeWriter> log;
    private readonly List<IAfterCommit> after;
    private readonly HomeTicker ticker;
    private readonly Thread thread;
    private readonly WriterSession session;
    private readonly IHostApplicationLifetime lifetime;
    private HomeTransaction? doubtful;

    // When a failure of each part was last told.
    private readonly Dictionary<string, long> told = [];

    public HomeWriter(
        Database database, WorkQueue queue, HomeEngine engine, ICurrentOnCallPlan onCall, SteadyClock time, CompanionMetrics metrics, StorageHealth health,
        IEnumerable<IAfterCommit> after, IWarmup warmup, Housekeeper housekeeper, IHostApplicationLifetime lifetime, ILogger<HomeWriter> log)
    {
        session = new WriterSession(database, time);
        this.queue = queue;
        this.warmup = warmup;
        this.lifetime = lifetime;
        this.engine = engine;
        this.onCall = onCall;
        this.time = time;
        clock = new ClockFollower(time, metrics, log);
        this.metrics = metrics;
        this.health = health;
        this.housekeeper = housekeeper;
        this.log = log;
        this.after = [.. after];
        onCall.Changed += before => queue.TryPut(new ReconsiderWork(before.People.IsEmpty ? null : before));
        ticker = new HomeTicker(time, () => queue.TryPut(new TickWork()));
        // A thread of its own: it blocks on the disk, and it must get its turn whatever the thread pool is busy with.
        thread = new Thread(Run) { Name = "home writer", IsBackground = true };
    }

    /// <summary>True when it has found another companion in its place. It writes no more, and the program ends.</summary>
    public bool SteppedDown { get; private set; }

    /// <summary>Takes its place and reads back what was stored.</summary>
    /// <exception cref="NotTheWriterException">Another companion is at work on the database.</exception>
    public void Open()
    {
        session.Take(engine, Failed);
        clock.Taken(session.ClockJumps);
    }

    /// <summary>Begins to write.</summary>
    public void Start()
    {
        WarmUp();
        FollowClock();
        // Whatever has changed while nobody was at work.
        queue.TryPut(new ReconsiderWork(null));
        ticker.Next(session.States.NextDue());
        thread.Start();
    }

    /// <summary>What the rules have in mind of a home.</summary>
    public RuleState RulesOf(string homeId) => session.States.Home(homeId).Rules;

    /// <summary>Stores a piece of work.</summary>
    /// <returns>Ends when it is durable.</returns>
    /// <exception cref="StorageUnavailableException">It could not be stored; nothing of it was kept.</exception>
    public Task StoreAsync(HomeWork work) => queue.StoreAsync(work);

    /// <summary>Takes up a change that is stored already. Before the writer is at work there is nothing to do: it reads what is stored when it begins.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be used; the writer reads everything anew when it can.</exception>
    public Task FollowAsync(HomeWork work) => thread.IsAlive ? queue.StoreAsync(work) : Task.CompletedTask;

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
        session.Dispose();
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
            Defect(batch[0], error);
        }
    }

    private void Commit(List<HomeWork> batch, Action<HomeWork, HomeTransaction> execute)
    {
        var start = time.GetTimestamp();
        if (!session.IsTaken)
        {
            session.Take(EngineNow(), Failed);
            clock.Taken(session.ClockJumps);
            Settle();
        }

        FollowClock();
        using var transaction = new HomeTransaction(session.States, session.Connection, EngineNow(), time.Read());
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
        foreach (var failure in transaction.Tally.Failures)
        {
            Failed(failure);
        }

        Tell(new Committed(transaction, session.States));
        foreach (var work in batch)
        {
            Stored(work, transaction);
        }

        ticker.Next(session.States.NextDue());
        housekeeper.Committed();
    }

    // Before each transaction: what it stores is stored in the time that holds from then on.
    private void FollowClock()
    {
        if (clock.Follow(session, EngineNow()) is { } moved)
        {
            using (moved)
            {
                Tell(new Committed(moved, session.States));
            }
        }
    }

    // It is stored, whatever somebody makes of it.
    private void Stored(HomeWork work, HomeTransaction transaction)
    {
        try
        {
            work.Committed(transaction);
        }
        catch (Exception error)
        {
            Failed(new PartFailure(work.GetType().Name, "", error));
            work.IsStored();
        }
    }

    // Going the way of an alarm once is a courtesy to the first one: if it fails, the real ones may not.
    private void WarmUp()
    {
        try
        {
            warmup.Run(new HomeStates(), session.Connection, EngineNow(), time.Read());
        }
        catch (Exception error) when (error is not NotTheWriterException && !Database.IsOutage(error))
        {
            Failed(new PartFailure("warm-up", "", error));
        }
    }

    // A part has failed and the rest went on: it is written down, counted by its name, and told once. A rule that fails on every record of every home is one matter.
    private void Failed(PartFailure failure)
    {
        metrics.Failed(failure.Part);
        log.LogError(failure.Error, "'{Part}' failed and the rest went on: {About}", failure.Part, failure.About);
        lock (told)
        {
            if (told.TryGetValue(failure.Part, out var at) && time.GetElapsedTime(at) < TellAgain)
            {
                return;
            }

            told[failure.Part] = time.GetTimestamp();
        }

        queue.TryPut(new ReportWork(AlertKind.PartFailed, failure.Part, failure.Line));
    }

    // Made anew only when the plan has changed: most transactions of a day see the same one.
    private HomeEngine EngineNow()
    {
        var plan = onCall.Plan;
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
        if (transaction?.Steps is [var first, ..] && session.Connection.Holds(first.Alert.Id, first.Alert.Version))
        {
            log.LogWarning("A transaction whose outcome was in doubt was stored after all.");
            Tell(new Committed(transaction, session.States, late: true));
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
                Failed(new PartFailure(listener.GetType().Name, "", error));
                MakeGood(listener);
            }
        }
    }

    private void MakeGood(IAfterCommit listener)
    {
        try
        {
            listener.Missed();
        }
        catch (Exception error)
        {
            Failed(new PartFailure(listener.GetType().Name, "", error));
        }
    }
}
