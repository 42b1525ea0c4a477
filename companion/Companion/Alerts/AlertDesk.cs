using System.Runtime.CompilerServices;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Safety.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Alerts;

/// <summary>The desk: reads from the board, and puts each step in line with the home's writer.</summary>
internal sealed class AlertDesk(AlertBoard board, HomeWriter writer, IDbContextFactory<CompanionDb> databases) : IAlertDesk
{
    public ValueTask<IReadOnlyList<AlertView>> OpenAsync(CancellationToken cancel)
        => new([.. board.Open.OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.StoredAt).ThenBy(alert => alert.Id)]);

    public async ValueTask<IReadOnlyList<AlertView>> ResolvedSinceAsync(DateTimeOffset since, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return AlertViews.Read(db, db.Alerts.Where(alert => alert.ResolvedAt >= since).OrderByDescending(alert => alert.ResolvedAt));
    }

    public async ValueTask<AlertView?> FindAsync(Guid id, CancellationToken cancel)
    {
        if (board.Find(id) is { } open)
        {
            return open;
        }

        await using var db = await databases.CreateDbContextAsync(cancel);
        return AlertViews.Read(db, db.Alerts.Where(alert => alert.Id == id)) is [var alert] ? alert : null;
    }

    public IAsyncEnumerable<AlertView> ChangesAsync(CancellationToken cancel)
    {
        var subscription = board.Subscribe();
        // Whoever asks and then never looks is not kept for ever.
        cancel.Register(() => board.Leave(subscription));
        return Watch(subscription, cancel);
    }

    public async ValueTask NotifiedAsync(Guid id, Actor through, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(through);
        if (board.Find(id) is { State: AlertState.Raised } alert)
        {
            await StepAsync(alert.HomeId, new Notify(id, through.Person, through.Device), cancel);
        }
    }

    public ValueTask<DeskAnswer> AcknowledgeAsync(Guid id, Actor who, CancellationToken cancel) => DoAsync(id, who, w => new Acknowledge(id, w.Person, w.Device), cancel);

    public ValueTask<DeskAnswer> OnTheWayAsync(Guid id, Actor who, CancellationToken cancel) => DoAsync(id, who, w => new GoThere(id, w.Person, w.Device), cancel);

    public ValueTask<DeskAnswer> ResolveAsync(Guid id, Actor who, ResolveCause cause, string? note, CancellationToken cancel)
        => Enum.IsDefined(cause)
            ? DoAsync(id, who, w => new Resolve(id, w.Person, w.Device, cause, string.IsNullOrWhiteSpace(note) ? null : note.Trim()), cancel)
            : throw new ArgumentOutOfRangeException(nameof(cause), cause, "An alert is resolved with one of the causes there are.");

    private async ValueTask<DeskAnswer> DoAsync(Guid id, Actor who, Func<Actor, StaffAction> step, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentException.ThrowIfNullOrWhiteSpace(who.Name);
        if (await FindAsync(id, cancel) is not { } alert)
        {
            return new DeskAnswer(DeskRefusal.Unknown, null);
        }

        var refusal = alert.State == AlertState.Resolved ? StaffRefusal.Ended : await StepAsync(alert.HomeId, step(who), cancel);
        return new DeskAnswer(Answer(refusal), await FindAsync(id, cancel));
    }

    private async Task<StaffRefusal?> StepAsync(string homeId, StaffAction action, CancellationToken cancel)
    {
        var work = new StaffWork(homeId, action);
        // A caller who leaves does not undo the step: whether it was taken is decided by the writer alone.
        await writer.StoreAsync(work).WaitAsync(cancel);
        return work.Refusal;
    }

    private static DeskRefusal? Answer(StaffRefusal? refusal) => refusal switch
    {
        null => null,
        StaffRefusal.TakenBySomeoneElse => DeskRefusal.TakenBySomeoneElse,
        StaffRefusal.AlreadyYours => DeskRefusal.AlreadyYours,
        // It was open when it was looked up, and gone from its home when its turn came: somebody has resolved it.
        StaffRefusal.Ended or StaffRefusal.Unknown => DeskRefusal.Ended,
        _ => DeskRefusal.NotNow,
    };

    private static async IAsyncEnumerable<AlertView> Watch(Subscription subscription, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var change in subscription.WithCancellation(cancel))
        {
            yield return change;
        }
    }
}
