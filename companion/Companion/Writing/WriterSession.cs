using Hjemvakt.Companion.Clocks;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Telemetry;
using Hjemvakt.Safety.Homes;

namespace Hjemvakt.Companion.Writing;

/// <summary>
/// The writer's place at the database: its connection, and the state of all homes as that database has it. Both are had
/// together or not at all: after an outage a new connection comes with the states read anew, so that whatever was in doubt
/// when the old one broke (a commit above all) is settled by what is stored.
/// </summary>
internal sealed class WriterSession(Database database, SteadyClock clock) : IDisposable
{
    private WriterConnection? connection;
    private bool hadIt;

    /// <summary>The state of all homes as it is stored.</summary>
    public HomeStates States { get; private set; } = new();

    /// <summary>The connection, while the session is open.</summary>
    public WriterConnection Connection => connection ?? throw new InvalidOperationException("The writer has no connection.");

    public bool IsTaken => connection is not null;

    /// <summary>How many jumps of the clock are taken over in what is stored.</summary>
    public long ClockJumps { get; private set; }

    /// <summary>Connects, makes sure that nobody else writes or has written since, and reads the states of all homes.</summary>
    /// <exception cref="NotTheWriterException">Another companion writes, or has written since.</exception>
    /// <param name="failed">Told of each home of which something could not be read.</param>
    public void Take(HomeEngine engine, Action<PartFailure> failed)
    {
        var opened = new WriterConnection(database);
        try
        {
            using (var db = opened.Context())
            {
                if (database.NewerThanThis(db) is { } newer)
                {
                    throw new NotTheWriterException($"a newer version has brought it up to date (it has '{newer}')");
                }
            }

            var before = opened.Enter(clock, running: hadIt);
            if (hadIt && before?.Holder != database.Holder)
            {
                throw new NotTheWriterException($"another companion ({before?.Holder}) has been at work on it meanwhile");
            }

            var states = new HomeStates();
            foreach (var home in HomeLoader.All(opened, engine, clock.GetUtcNow(), failed))
            {
                states.Put(home);
            }

            (connection, States, ClockJumps, hadIt) = (opened, states, before?.ClockJumps ?? 0, true);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Lets go of the connection: what it and its statements are still good for is anybody's guess.</summary>
    public void Leave()
    {
        connection?.Dispose();
        connection = null;
        // Connections of others that stood idle in the pool are broken too, and each would tell so once, to somebody who signs in.
        database.Release();
    }

    public void Dispose() => Leave();
}
