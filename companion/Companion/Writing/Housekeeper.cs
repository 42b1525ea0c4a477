using Hjemvakt.Companion.Storage;

namespace Hjemvakt.Companion.Writing;

/// <summary>Tidies the database beside the writer, every so many commits, so that no alarm waits for it.</summary>
internal sealed class Housekeeper(Database database, ILogger<Housekeeper> log)
{
    private const int EveryCommits = 500;

    private int commits;
    private int busy;

    /// <summary>Something has been committed.</summary>
    public void Committed()
    {
        if (++commits >= EveryCommits && Interlocked.Exchange(ref busy, 1) == 0)
        {
            commits = 0;
            _ = Task.Run(Tidy);
        }
    }

    private void Tidy()
    {
        try
        {
            database.Checkpoint();
        }
        catch (Exception error)
        {
            // The next time will do, and the writer's own limit is behind it.
            log.LogDebug("No checkpoint this time: {Error}", error.Message);
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }
}
