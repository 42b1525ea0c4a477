using System.Collections.Concurrent;
using System.Globalization;
using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.People;

/// <summary>Which sessions have been ended. A session is a sealed cookie that the browser keeps, so the companion has to remember those that hold no more.</summary>
public interface IStaffSessions
{
    /// <summary>True when the session was ended.</summary>
    bool HasEnded(string session);

    /// <summary>Ends a session, at once and for good.</summary>
    /// <param name="until">When it would have ended by itself; it need not be remembered for longer.</param>
    /// <returns>False when that could not be stored: it then holds until the companion starts again.</returns>
    Task<bool> EndAsync(string user, string session, DateTimeOffset until);

    /// <summary>Calls when the session is ended, until the returned value is disposed of.</summary>
    IDisposable WhenEnded(string session, Action call);
}

/// <inheritdoc />
internal sealed class StaffSessions(Storage.Database database, TimeProvider time, ILogger<StaffSessions> log) : IStaffSessions
{
    // They lie among the users' tokens, a row each: the name is the session, the value when it may be forgotten (Unix milliseconds).
    private const string Provider = "hjemvakt-ended-session";

    private readonly ConcurrentDictionary<string, DateTimeOffset> ended = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private bool loaded;

    private event Action<string>? Ended;

    public bool HasEnded(string session)
    {
        Load();
        return ended.ContainsKey(session);
    }

    public async Task<bool> EndAsync(string user, string session, DateTimeOffset until)
    {
        Load();
        if (!ended.TryAdd(session, until))
        {
            return true;
        }

        Ended?.Invoke(session);
        try
        {
            await using var db = database.Context();
            await ForgetAsync(db);
            db.UserTokens.Add(new IdentityUserToken<string>
            {
                UserId = user, LoginProvider = Provider, Name = session, Value = until.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            });
            await db.SaveChangesAsync();
            return true;
        }
        catch (Exception error) when (error is DbUpdateException || Storage.Database.IsOutage(error))
        {
            log.LogError("A session was ended, but that could not be stored; it would hold again after a restart: {Error}", error.GetBaseException().Message);
            return false;
        }
    }

    public IDisposable WhenEnded(string session, Action call)
    {
        var waiting = new Waiting(this, session, call);
        if (HasEnded(session))
        {
            call();
        }

        return waiting;
    }

    // Not before somebody asks: a companion that stands by would read what the one at work has yet to write.
    private void Load()
    {
        lock (gate)
        {
            if (loaded)
            {
                return;
            }

            try
            {
                using var db = database.Context();
                foreach (var row in db.UserTokens.AsNoTracking().Where(token => token.LoginProvider == Provider).ToList())
                {
                    ended[row.Name] = Until(row);
                }

                loaded = true;
            }
            catch (Exception error) when (Storage.Database.IsOutage(error))
            {
                log.LogError("It could not be read which sessions have ended; it is tried again: {Error}", error.Message);
            }
        }
    }

    private async Task ForgetAsync(CompanionDb db)
    {
        var now = time.GetUtcNow();
        foreach (var (session, until) in ended.Where(one => one.Value < now).ToList())
        {
            ended.TryRemove(session, out _);
        }

        db.UserTokens.RemoveRange((await db.UserTokens.Where(token => token.LoginProvider == Provider).ToListAsync()).Where(token => Until(token) < now));
    }

    private static DateTimeOffset Until(IdentityUserToken<string> row)
        => DateTimeOffset.FromUnixTimeMilliseconds(long.TryParse(row.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? ms : 0);

    private sealed class Waiting : IDisposable
    {
        private readonly StaffSessions sessions;
        private readonly string session;
        private readonly Action call;

        public Waiting(StaffSessions sessions, string session, Action call)
        {
            (this.sessions, this.session, this.call) = (sessions, session, call);
            sessions.Ended += Tell;
        }

        public void Dispose() => sessions.Ended -= Tell;

        private void Tell(string which)
        {
            if (which == session)
            {
                call();
            }
        }
    }
}
