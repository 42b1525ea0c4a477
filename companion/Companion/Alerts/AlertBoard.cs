using System.Collections.Immutable;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Alerts;

/// <summary>The open alerts as people see them, in memory, and everybody who watches them.</summary>
internal sealed class AlertBoard(Database database, CompanionMetrics metrics, TimeProvider time) : IAfterCommit
{
    private readonly Lock gate = new();
    private ImmutableDictionary<Guid, AlertView> open = ImmutableDictionary<Guid, AlertView>.Empty;
    private ImmutableArray<Subscription> subscriptions = [];

    /// <summary>The open alerts just now.</summary>
    public IEnumerable<AlertView> Open => Volatile.Read(ref open).Values;

    public AlertView? Find(Guid id) => Volatile.Read(ref open).GetValueOrDefault(id);

    /// <summary>Reads the open alerts from the database.</summary>
    public void Load()
    {
        using var db = database.Context();
        Volatile.Write(ref open, AlertViews.Read(db, db.Alerts.Where(alert => alert.ResolvedAt == null)).ToImmutableDictionary(alert => alert.Id));
        // So that the first alert does not wait for the query to be put together.
        _ = Card("");
    }

    /// <summary>Watches from now on.</summary>
    public Subscription Subscribe()
    {
        var subscription = new Subscription(this);
        lock (gate)
        {
            subscriptions = subscriptions.Add(subscription);
        }

        return subscription;
    }

    internal void Leave(Subscription subscription)
    {
        lock (gate)
        {
            subscriptions = subscriptions.Remove(subscription);
        }
    }

    public void Committed(Committed committed)
    {
        foreach (var step in committed.Steps)
        {
            Show(ViewOf(step));
            if (step.IsNew)
            {
                metrics.Raised(EventNames.Of(step.Alert.Kind));
                if (step.Arrived is { } arrived)
                {
                    metrics.Shown(time.GetElapsedTime(arrived));
                }
            }
        }
    }

    private void Show(AlertView alert)
    {
        lock (gate)
        {
            Volatile.Write(ref open, alert.State == Safety.Alerts.AlertState.Resolved ? open.Remove(alert.Id) : open.SetItem(alert.Id, alert));
            foreach (var subscription in subscriptions)
            {
                subscription.Offer(alert);
            }
        }
    }

    private AlertView ViewOf(AlertStep step)
    {
        var entries = step.Events.ConvertAll(AlertViews.EntryOf);
        if (Find(step.Alert.Id) is not { } known)
        {
            return AlertViews.Of(step.Alert, Math.Max(1, step.Alert.Records.Length), Card(step.Alert.HomeId) ?? new HomeCard(step.Alert.HomeId, step.Alert.HomeId, "", ""), entries);
        }

        var card = new HomeCard(known.HomeId, known.HomeName, known.ResidentName, known.Address);
        return AlertViews.Of(step.Alert, Math.Max(1, step.Alert.Records.Length), card, AlertViews.Shorten([.. known.Timeline, .. entries])) with { Room = known.Room };
    }

    // Read anew for each new alert: the address may have been put right a minute ago, by another process.
    private HomeCard? Card(string homeId)
    {
        using var db = database.Context();
        return db.Homes.AsNoTracking().FirstOrDefault(home => home.Id == homeId) is { } row ? HomeRegistry.CardOf(row) : null;
    }
}
