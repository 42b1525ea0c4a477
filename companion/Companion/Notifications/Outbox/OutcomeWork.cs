using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;

namespace Hjemvakt.Companion.Notifications.Outbox;

/// <summary>
/// Stores what became of an attempt: on the message, on the alert's timeline, and, when the channel failed, the message over the next
/// channel and the technical alert, all in one transaction.
/// </summary>
/// <param name="error">Why it was not carried; null when it was, or was not needed.</param>
internal sealed class OutcomeWork(Guid id, NotificationOutcome outcome, string? error) : HomeWork
{
    /// <summary>What failed is in a hurry: the next channel waits for it.</summary>
    public override bool IsUrgent => error is not null;

    /// <summary>The message as it now stands; null when it was no longer ours to judge.</summary>
    public NotificationRow? Message { get; private set; }

    /// <summary>The message over the next channel, if there is one.</summary>
    public NotificationRow? Next { get; private set; }

    public override void Execute(HomeTransaction transaction)
    {
        var (db, now) = (transaction.Db, transaction.Now);
        (Message, Next) = (null, null);
        if (db.Notifications.Find(id) is not { DoneAt: null } row || row.LeasedBy != transaction.Owner)
        {
            return;
        }

        var first = row.Attempts == 0;
        row.Attempts++;
        row.Error = error ?? row.Error;
        row.FailedAt = error is null ? row.FailedAt : now;
        (row.LeasedBy, row.LeasedUntil) = (null, null);
        // A later round has asked the same person over the same channel: one of the two goes on trying, or they would all arrive at once one day.
        var asksAnew = error is not null && db.Notifications.Any(other =>
            other.AlertId == row.AlertId && other.PersonId == row.PersonId && other.Channel == row.Channel && other.Address == row.Address && other.CreatedAt > row.CreatedAt);
        if (error is not null && row.Attempts < Retries.Most && !asksAnew)
        {
            row.DueAt = now + Retries.After(row.Attempts, row.Id);
        }
        else
        {
            (row.Outcome, row.DoneAt) = (error is null ? outcome : NotificationOutcome.GivenUp, now);
        }

        if (error is not null && first)
        {
            Next = OutboxRows.Next(row, now, transaction.Owner);
            // Once is enough: the row that failed stays in the database and is tried again on its own.
            row.Otherwise = null;
            if (Next is not null && db.Notifications.Find(Next.Id) is null)
            {
                db.Notifications.Add(Next);
            }
        }

        db.SaveChanges();
        Message = row;
        Tell(transaction, row, first);
    }

    private void Tell(HomeTransaction transaction, NotificationRow row, bool first)
    {
        // Each attempt is on the message; the timeline has what people need: that it went, or that it did not.
        if (outcome == NotificationOutcome.Sent || (error is not null && (first || row.DoneAt is not null)))
        {
            var who = new StaffPerson(row.PersonId, row.PersonName);
            transaction.Carry(HomeEngine.Apply(transaction.Home(row.HomeId), new Carried(row.AlertId, who, row.Channel.ToString(), error is null, error ?? ""), transaction.Now).Decision);
        }

        if (error is not null && first)
        {
            ReportWork.Report(transaction, AlertKind.ChannelDown, row.Channel.ToString(), error);
        }
    }
}
