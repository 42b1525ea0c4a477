using System.Runtime.CompilerServices;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Alerts;

/// <summary>Reads from the feed of alerts, and puts each step in line with the home's writer.</summary>
internal sealed class AlertService(AlertFeed board, HomeWriter writer, IDbContextFactory<CompanionDb> databases) : IAlertService
{
    public ValueTask<IReadOnlyList<AlertView>> OpenAsync(CancellationToken cancel)
        => new([.. board.Open.Where(alert => alert.IsOnBoard).OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.StoredAt).ThenBy(alert => alert.Id)]);

    public async ValueTask<IReadOnlyList<AlertView>> ResolvedSinceAsync(DateTimeOffset since, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        // What ended by itself a moment ago may still come back, and has left the board already. What stands under a cause is in that one's line.
        var over = board.Open.Where(alert => alert is { IsOnBoard: false, GroupId: null } && alert.ClearedAt >= since).OrderByDescending(alert => alert.ClearedAt).Take(IAlertService.MostResolved).ToList();
        var resolved = AlertViews.Read(db, db.Alerts.Where(alert => alert.ResolvedAt >= since && alert.GroupId == null).OrderByDescending(alert => alert.ResolvedAt).Take(IAlertService.MostResolved - over.Count));
        return [.. over, .. resolved];
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

    public ValueTask<AlertAnswer> AcknowledgeAsync(Guid id, Actor who, CancellationToken cancel) => DoAsync(id, who, w => new Acknowledge(id, w.Person, w.Device), cancel);

    public ValueTask<AlertAnswer> OnTheWayAsync(Guid id, Actor who, CancellationToken cancel) => OnTheWayAsync(id, who, null, cancel);

    public ValueTask<AlertAnswer> OnTheWayAsync(Guid id, Actor who, TimeSpan? within, CancellationToken cancel) => DoAsync(id, who, w => new GoThere(id, w.Person, w.Device, within), cancel);

    public ValueTask<AlertAnswer> ResolveAsync(Guid id, Actor who, ResolveCause cause, string? note, CancellationToken cancel)
        => Enum.IsDefined(cause) && cause != ResolveCause.EndedByItself
            ? DoAsync(id, who, w => new Resolve(id, w.Person, w.Device, cause, string.IsNullOrWhiteSpace(note) ? null : note.Trim()), cancel)
            : throw new ArgumentOutOfRangeException(nameof(cause), cause, "An alert is resolved with one of the causes there are.");

    private async ValueTask<AlertAnswer> DoAsync(Guid id, Actor who, Func<Actor, StaffAction> step, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentException.ThrowIfNullOrWhiteSpace(who.Name);
        if (await FindAsync(id, cancel) is not { } alert)
        {
            return new AlertAnswer(AlertRefusal.Unknown, null);
        }

        var refusal = alert.State == AlertState.Resolved ? StaffRefusal.Ended : await StepAsync(alert.HomeId, step(who), cancel);
        return new AlertAnswer(Answer(refusal), await FindAsync(id, cancel));
    }

    private async Task<StaffRefusal?> StepAsync(string homeId, StaffAction action, CancellationToken cancel)
    {
        var work = new StaffWork(homeId, action);
        // A caller who leaves does not undo the step: whether it was taken is decided by the writer alone.
        await writer.StoreAsync(work).WaitAsync(cancel);
        if (action is Resolve resolve && work.Refusal is null && board.Under(resolve.AlertId).Any())
        {
            _ = EndGroupAsync(resolve);
        }

        return work.Refusal;
    }

    private async Task EndGroupAsync(Resolve resolve)
    {
        try
        {
            EndGroupWork work;
            do
            {
                await writer.StoreAsync(work = new EndGroupWork(resolve));
            }
            while (work.HasMore);
        }
        catch (StorageUnavailableException)
        {
            // They press nobody, and end by themselves when their homes are well.
        }
    }

    private static AlertRefusal? Answer(StaffRefusal? refusal) => refusal switch
    {
        null => null,
        StaffRefusal.TakenBySomeoneElse => AlertRefusal.TakenBySomeoneElse,
        StaffRefusal.AlreadyYours => AlertRefusal.AlreadyYours,
        // It was open when it was looked up, and gone from its home when its turn came: somebody has resolved it.
        StaffRefusal.Ended or StaffRefusal.Unknown => AlertRefusal.Ended,
        _ => AlertRefusal.NotNow,
    };

    private static async IAsyncEnumerable<AlertView> Watch(Subscription subscription, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var change in subscription.WithCancellation(cancel))
        {
            yield return change;
        }
    }
}
