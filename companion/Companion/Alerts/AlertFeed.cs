using System.Collections.Immutable;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Telemetry;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Alerts;

/// <summary>The open alerts as people see them, in memory, and everybody who watches them.</summary>
internal sealed class AlertFeed(Database database, CompanionMetrics metrics, TimeProvider time) : IAfterCommit
{
    private readonly Lock gate = new();
    private ImmutableDictionary<Guid, AlertView> open = ImmutableDictionary<Guid, AlertView>.Empty;
    private ImmutableArray<Subscription> subscriptions = [];

    /// <summary>The open alerts just now.</summary>
    public IEnumerable<AlertView> Open => Volatile.Read(ref open).Values;

    public AlertView? Find(Guid id) => Volatile.Read(ref open).GetValueOrDefault(id);

    /// <summary>The open alerts that stand under the alert for a cause.</summary>
    public IEnumerable<AlertView> Under(Guid cause) => Open.Where(alert => alert.GroupId == cause);

    /// <summary>Reads the open alerts from the database.</summary>
    public void Load()
    {
        using var db = database.Context();
        var all = AlertViews.Read(db, db.Alerts.Where(alert => alert.ResolvedAt == null));
        Volatile.Write(ref open, all.ToImmutableDictionary(alert => alert.Id));
        Volatile.Write(ref open, all.ToImmutableDictionary(alert => alert.Id, WithHomes));
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
        // The alert for a cause last: its card tells of the homes under it.
        foreach (var step in committed.Steps.OrderBy(step => CommonCause.Is(step.Alert.Kind)))
        {
            Show(WithHomes(ViewOf(step)));
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

    /// <summary>Reads everything anew, and so does everybody who watches.</summary>
    public void Missed()
    {
        Load();
        lock (gate)
        {
            foreach (var subscription in subscriptions)
            {
                subscription.End();
            }
        }
    }

    private void Show(AlertView alert)
    {
        lock (gate)
        {
            // What stands under a cause has no card; a page that shows one is told once.
            var isHidden = alert.GroupId is not null && Find(alert.Id) is not { GroupId: null };
            Volatile.Write(ref open, alert.State == AlertState.Resolved ? open.Remove(alert.Id) : open.SetItem(alert.Id, alert));
            foreach (var subscription in isHidden ? [] : subscriptions)
            {
                subscription.Offer(alert);
            }
        }
    }

    private AlertView WithHomes(AlertView alert)
    {
        if (!CommonCause.Is(alert.Kind))
        {
            return alert;
        }

        var personal = Open.Where(other => other.Severity >= Severity.Moderate).ToLookup(other => other.HomeId, other => other.Severity);
        var homes = Under(alert.Id).Where(one => one.ClearedAt is null).DistinctBy(one => one.HomeId)
            .Select(one => new HomeUnderCause(
                one.Id, one.HomeId, one.ResidentName, one.Address, one.Reason?.Since ?? one.OccurredAt,
                personal.Contains(one.HomeId) ? personal[one.HomeId].Max() : null, one.Pause is not null))
            .OrderByDescending(home => home.Open ?? 0).ThenBy(home => home.IsPaused).ThenBy(home => home.Since).ThenBy(home => home.HomeId, StringComparer.Ordinal);
        return alert with { Homes = [.. homes] };
    }

    private AlertView ViewOf(AlertStep step)
    {
        var entries = step.Events.ConvertAll(AlertViews.EntryOf);
        if (Find(step.Alert.Id) is not { } known)
        {
            return AlertViews.Of(step.Alert, Math.Max(1, step.Alert.Records.Length), Card(step.Alert.HomeId) ?? new HomeCard(step.Alert.HomeId, step.Alert.HomeId, "", ""), entries);
        }

        var card = new HomeCard(known.HomeId, known.HomeName, known.ResidentName, known.Address, known.TimeZone);
        return AlertViews.Of(step.Alert, Math.Max(1, step.Alert.Records.Length), card, AlertViews.Shorten([.. known.Timeline, .. entries])) with { Room = known.Room };
    }

    // Read anew for each new alert: the address may have been put right a minute ago.
    private HomeCard? Card(string homeId)
    {
        using var db = database.Context();
        return db.Homes.AsNoTracking().FirstOrDefault(home => home.Id == homeId) is { } row ? HomeRegistry.CardOf(row) : null;
    }
}
