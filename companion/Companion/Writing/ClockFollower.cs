using System.Globalization;
using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Clocks;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Telemetry;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;

namespace Hjemvakt.Companion.Writing;

/// <summary>
/// Takes a jump of the machine's clock over, on the writer's thread and between its transactions: one transaction moves everything that waits, writes it down
/// and tells a technician, and only then does the companion live in the new time. Where that cannot be stored it goes on in the old one, and nothing is lost by
/// that but the right time of day (docs/decisions/0185).
/// </summary>
internal sealed class ClockFollower(SteadyClock clock, CompanionMetrics metrics, ILogger log)
{
    // What cannot be carried out for a reason of its own is tried again, and nothing waits for it.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    private ClockJump? doubtful;
    private long known;
    private long? failedAt;

    /// <summary>The writer has taken its place, anew or for the first time.</summary>
    /// <param name="jumps">How many jumps are taken over in what is stored.</param>
    public void Taken(long jumps)
    {
        if (doubtful is { } jump && jumps > known)
        {
            clock.Take(jump);
            Told(jump);
        }

        (doubtful, known) = (null, jumps);
    }

    /// <summary>Looks at the machine's clock.</summary>
    /// <returns>The transaction, committed, that has moved everything; null when there was nothing to move.</returns>
    public HomeTransaction? Follow(WriterSession session, HomeEngine engine)
    {
        if ((failedAt is { } at && clock.GetElapsedTime(at) < AfterFailure) || clock.Follow() is not { } jump)
        {
            return null;
        }

        try
        {
            var done = Move(session, engine, jump);
            failedAt = null;
            return done;
        }
        catch (Exception error) when (!Database.IsOutage(error) && error is not NotTheWriterException)
        {
            metrics.Defect();
            log.LogCritical(error, "The machine's clock has jumped by {By}, and that could not be taken over. Waits go on as they are; times of day are wrong until it can.", jump.By);
            failedAt = clock.GetTimestamp();
            return null;
        }
    }

    private HomeTransaction Move(WriterSession session, HomeEngine engine, ClockJump jump)
    {
        var transaction = new HomeTransaction(session.States, session.Connection, engine, clock.Read().MovedBy(jump.By));
        try
        {
            transaction.MoveClock(jump.By);
            transaction.Log.Jumped(transaction.Reading, known + 1);
            Tell(transaction, jump);
            doubtful = jump;
            transaction.Commit();
            doubtful = null;
        }
        catch
        {
            doubtful = transaction.IsInDoubt ? jump : null;
            transaction.Dispose();
            throw;
        }

        known++;
        clock.Take(jump);
        Told(jump);
        return transaction;
    }

    private static void Tell(HomeTransaction transaction, ClockJump jump)
    {
        var detail = string.Create(
            CultureInfo.InvariantCulture, $"from {jump.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} to {jump.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        ServiceHome.Make(transaction.Db, transaction.Now);
        new AuditTrail(transaction.Db).Append(ServiceHome.Id, null, transaction.Now, EventNames.Of(AlertEventKind.ClockMoved), Parties.Companion, "", detail);
        transaction.Db.SaveChanges();
        var reason = new Reason { At = transaction.Now, Since = jump.At, Value = (decimal)jump.By.TotalSeconds };
        transaction.Carry(transaction.Engine.Report(
            transaction.Home(ServiceHome.Id), new Finding(AlertKind.ServiceClock, "companion", null, reason, About: detail), "", detail, transaction.Now));
    }

    private void Told(ClockJump jump)
    {
        metrics.ClockJumped(jump.By);
        log.LogWarning("The machine's clock has jumped by {By}, from {At:u} to {Since:u}. Everything that waits goes on waiting for as long as before.", jump.By, jump.At, jump.Since);
    }
}
