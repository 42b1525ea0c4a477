using Hjemvakt.Companion.Storage;
using Hjemvakt.Safety.Homes;

namespace Hjemvakt.Companion.Homes;

/// <summary>
/// The writer's place at the database: its connection, and the state of all homes as that database has it. Both are had
/// together or not at all: after an outage a new connection comes with a book read anew, so that whatever was in doubt
/// when the old one broke (a commit above all) is settled by what is stored.
/// </summary>
internal sealed class WriterSeat(Database database, TimeProvider time) : IDisposable
{
    private WriterConnection? connection;
    private bool hadIt;

    /// <summary>The state of all homes as it is stored.</summary>
    public HomeBook Book { get; private set; } = new();

    /// <summary>The connection, while the seat is taken.</summary>
    public WriterConnection Connection => connection ?? throw new InvalidOperationException("The writer has no connection.");

    public bool IsTaken => connection is not null;

    /// <summary>Connects, makes sure that nobody else writes or has written since, and reads the book.</summary>
    /// <exception cref="NotTheWriterException">Another companion writes, or has written since.</exception>
    public void Take(HomeEngine engine)
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

            var now = time.GetUtcNow();
            var before = opened.Enter(now);
            if (hadIt && before != database.Holder)
            {
                throw new NotTheWriterException($"another companion ({before}) has been at work on it meanwhile");
            }

            var book = new HomeBook();
            foreach (var home in HomeLoader.All(opened, engine, now))
            {
                book.Put(home);
            }

            (connection, Book, hadIt) = (opened, book, true);
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
