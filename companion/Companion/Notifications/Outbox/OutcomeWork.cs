using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Companion.Notifications.Trials;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Notifications.Outbox;

/// <summary>
/// Stores what became of an attempt: on the message, on the alert's timeline, and, when the channel failed, the message over the next
/// channel and the technical alert, all in one transaction.
/// </summary>
/// <param name="severity">The message's.</param>
/// <param name="failure">Why it was not delivered; null when it was, or was not needed.</param>
internal sealed class OutcomeWork(Guid id, Severity severity, NotificationOutcome outcome, Failure? failure) : HomeWork
{
    /// <summary>What failed is in a hurry where a person needs help: the next channel waits for it.</summary>
    public override WorkRank Rank => failure is not null && severity >= Severity.Serious ? WorkRank.People : WorkRank.Background;

    // Two addresses of a channel that are refused within this time, with nothing sent since the first, are the channel's trouble.
    private static readonly TimeSpan Together = TimeSpan.FromHours(1);

    private string? Error => failure?.Why;

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
        row.Error = Error ?? row.Error;
        row.FailedAt = failure is null ? row.FailedAt : now;
        (row.LeasedBy, row.LeasedUntil) = (null, null);
        // A later round has asked the same person over the same channel: one of the two goes on trying, or they would all arrive at once one day.
        var asksAnew = failure is not null && db.Notifications.Any(other =>
            other.AlertId == row.AlertId && other.PersonId == row.PersonId && other.Channel == row.Channel && other.Address == row.Address && other.CreatedAt > row.CreatedAt);
        if (failure is not null && row.Attempts < Retries.Most(row.Severity) && !asksAnew)
        {
            row.DueAt = now + Retries.After(row.Attempts, row.Id, row.Severity, failure.RetryAfter);
        }
        else
        {
            (row.Outcome, row.DoneAt) = (failure is null ? outcome : NotificationOutcome.GivenUp, now);
        }

        if (failure is not null && first)
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
        if (outcome == NotificationOutcome.Sent || (failure is not null && (first || row.DoneAt is not null)))
        {
            var who = new StaffPerson(row.PersonId, row.PersonName);
            transaction.Carry(transaction.Engine.Apply(transaction.Home(row.HomeId), new DeliveryReport(row.AlertId, who, row.Channel.ToString(), failure is null, Error ?? ""), transaction.Now).Decision);
        }

        if (failure is { OfTheAddress: true } && first && !OthersAreRefused(transaction, row))
        {
            // Enough of the address to tell it from the person's others: an alert is kept for longer than a telephone number.
            var address = Trial.Shown(row.Address);
            ReportWork.Report(transaction, AlertKind.AddressRefused, $"{row.PersonName}: {row.Channel} {address}", failure.Why, $"{row.PersonId}/{row.Channel}/{address}");
        }
        else if (failure is not null && first)
        {
            ReportWork.Report(transaction, AlertKind.ChannelDown, row.Channel.ToString(), failure.Why);
        }
    }

    // A provider that refuses every address is not well, whatever it says.
    private static bool OthersAreRefused(HomeTransaction transaction, NotificationRow row)
    {
        var rows = transaction.Db.Notifications.Where(other => other.Channel == row.Channel);
        var since = transaction.Now - Together;
        var sent = rows.Where(other => other.Outcome == NotificationOutcome.Sent && other.DoneAt > since).Max(other => other.DoneAt);
        return rows.Any(other => other.Address != row.Address && other.Error != null && other.FailedAt > (sent ?? since));
    }
}
