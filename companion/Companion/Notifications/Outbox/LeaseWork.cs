using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Writing;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Notifications.Outbox;

/// <summary>
/// Takes what is due and in nobody's hands, the gravest first. It runs on the one writer, so no two ever take the same; the lease is what remains of it when
/// the process is killed between taking a message and delivering it: it runs out, and the message is taken again.
/// </summary>
/// <param name="breakLeases">At a start: whoever had something in hand is gone, for there is one writer and this is it.</param>
internal sealed class LeaseWork(bool breakLeases) : HomeWork
{
    private const int Most = 64;

    public override WorkRank Rank => WorkRank.Time;

    /// <summary>What was taken.</summary>
    public IReadOnlyList<NotificationRow> Taken { get; private set; } = [];

    /// <summary>When there is something to take again; null when nothing waits.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    public override void Execute(HomeTransaction transaction)
    {
        var (db, now) = (transaction.Db, transaction.Now);
        var open = db.Notifications.Where(row => row.DoneAt == null);
        if (breakLeases)
        {
            open.Where(row => row.LeasedUntil != null).ExecuteUpdate(set => set.SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null));
        }

        var free = open.Where(row => row.LeasedUntil == null || row.LeasedUntil <= now);
        Taken = free.Where(row => row.DueAt <= now).OrderByDescending(row => row.Severity).ThenBy(row => row.DueAt).Take(Most).ToList();
        foreach (var row in Taken)
        {
            (row.LeasedBy, row.LeasedUntil) = (transaction.Owner, now + OutboxRows.Lease);
        }

        db.SaveChanges();
        var due = open.Where(row => row.LeasedUntil == null).Min(row => (DateTimeOffset?)row.DueAt);
        var lapses = open.Where(row => row.LeasedUntil != null).Min(row => row.LeasedUntil);
        NextDue = due is { } a && lapses is { } b ? (a < b ? a : b) : due ?? lapses;
    }
}
