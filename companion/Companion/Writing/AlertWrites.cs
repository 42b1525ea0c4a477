using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Writing;

/// <summary>Collects what one transaction does to alerts, and writes it at its end: rows, timers, timeline.</summary>
internal sealed class AlertWrites
{
    private readonly Dictionary<Guid, Alert?> before = [];
    private readonly Dictionary<(Guid Alert, string Name), DateTimeOffset?> timers = [];

    /// <summary>Changes in order; those of one alert in one decision together.</summary>
    public List<AlertStep> Steps { get; } = [];

    /// <param name="committed">The home as it stood before the transaction.</param>
    public void Change(ChangeAlert change, HomeState committed, Cause? cause)
    {
        var alert = change.Alert;
        if (Steps is [.., var last] && ReferenceEquals(last.Alert, alert))
        {
            last.Events.Add(change.Event);
            return;
        }

        if (!before.ContainsKey(alert.Id))
        {
            before.Add(alert.Id, committed.Alerts.FirstOrDefault(a => a.Id == alert.Id));
        }

        Steps.Add(new AlertStep(alert, [change.Event], cause?.Arrived));
    }

    /// <summary>Messages to the people who are asked.</summary>
    public List<NotificationRow> Messages { get; } = [];

    public void Ask(AskPeople ask, DateTimeOffset now, string owner) => Messages.AddRange(OutboxRows.Of(ask.Alert, ask.Asked, now, owner));

    public void Set(SetTimer timer) => timers[(timer.AlertId, timer.Timer)] = timer.DueAt;

    public void Clear(ClearTimer timer) => timers[(timer.AlertId, timer.Timer)] = null;

    /// <summary>What rules would have found, were it not for an explanation: lines of the homes' histories.</summary>
    public List<(string HomeId, NoteExplained What)> Explained { get; } = [];

    public bool Any => Steps.Count > 0 || timers.Count > 0 || Explained.Count > 0;

    /// <summary>Writes it all on the transaction's connection.</summary>
    public void Save(CompanionDb db, DateTimeOffset now)
    {
        var after = new Dictionary<Guid, Alert>();
        foreach (var step in Steps)
        {
            after[step.Alert.Id] = step.Alert;
        }

        foreach (var alert in after.Values)
        {
            var was = before[alert.Id];
            db.Entry(AlertRows.RowOf(alert)).State = was is null ? EntityState.Added : EntityState.Modified;
            db.AlertRecords.AddRange(AlertRows.RecordsOf(alert, was?.Records.Length ?? 0));
        }

        var audit = new AuditTrail(db);
        foreach (var step in Steps)
        {
            foreach (var what in step.Events)
            {
                audit.Append(step.Alert.HomeId, what.AlertId, what.At, EventNames.Of(what.What), what.Who, what.Device, what.Detail, what.WhoId);
            }
        }

        foreach (var (home, what) in Explained)
        {
            audit.Append(home, null, now, "explained", Parties.Companion, "", $"{what.Rule}: {what.Why}");
        }

        db.Notifications.AddRange(Messages);
        db.SaveChanges();
        SaveTimers(db);
    }

    private void SaveTimers(CompanionDb db)
    {
        foreach (var ((alertId, name), due) in timers)
        {
            var row = db.AlertTimers.Where(t => t.AlertId == alertId && t.Name == name);
            if (due is not { } at)
            {
                row.ExecuteDelete();
            }
            else if (row.ExecuteUpdate(set => set.SetProperty(t => t.DueAt, at)) == 0)
            {
                db.AlertTimers.Add(new AlertTimerRow { AlertId = alertId, Name = name, DueAt = at });
            }
        }

        db.SaveChanges();
    }
}
