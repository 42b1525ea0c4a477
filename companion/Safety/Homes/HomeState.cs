using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Homes;

/// <summary>What the companion knows of one home: all that a rule may look at. Immutable; <see cref="HomeEngine"/> makes the next from the last.</summary>
/// <param name="Alerts">The open alerts.</param>
/// <param name="PendingCancels">Cancels that came before the alarm they refer to.</param>
public sealed record HomeState(string HomeId, ImmutableArray<Alert> Alerts, ImmutableArray<PendingCancel> PendingCancels)
{
    /// <summary>A home of which nothing is known yet.</summary>
    public static HomeState Empty(string homeId) => new(homeId, [], []);

    /// <summary>What the rules keep in mind.</summary>
    public RuleState Rules { get; init; } = RuleState.None;

    /// <summary>A tick of the home has failed, and the next is not due before. Not stored.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When the home next needs a tick, or null.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            var next = Rules.NextDue;
            foreach (var alert in Alerts)
            {
                next = Earlier(Earlier(Earlier(Earlier(next, alert.EscalateAt), alert.HeldUntil), alert.EndsAt), alert.OnDutyUntil);
            }

            return next < NotBefore ? NotBefore : next;
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;

    /// <summary>The open alert of this id, or null.</summary>
    public Alert? Find(Guid id)
    {
        foreach (var alert in Alerts)
        {
            if (alert.Id == id)
            {
                return alert;
            }
        }

        return null;
    }

    /// <summary>The open alert that a finding belongs to; null when it is news.</summary>
    /// <param name="about">What it is about (<see cref="AlertScope.SubjectOf"/>). An alert from before there were subjects takes any.</param>
    internal Alert? Joinable(AlertKind kind, string? about)
    {
        foreach (var alert in Alerts)
        {
            if (alert.Kind == kind && (alert.About is null || alert.About == about) && alert.TakesRecords)
            {
                return alert;
            }
        }

        return null;
    }

    internal Alert? Holding(RecordId record)
    {
        foreach (var alert in Alerts)
        {
            if (alert.Records.Contains(record))
            {
                return alert;
            }
        }

        return null;
    }

    internal HomeState With(Alert alert)
    {
        for (var i = 0; i < Alerts.Length; i++)
        {
            if (Alerts[i].Id == alert.Id)
            {
                return this with { Alerts = alert.IsOpen ? Alerts.SetItem(i, alert) : Alerts.RemoveAt(i) };
            }
        }

        return alert.IsOpen ? this with { Alerts = Alerts.Add(alert) } : this;
    }
}

/// <summary>A cancel that waits for its alarm.</summary>
/// <param name="Cancel">The cancel itself.</param>
/// <param name="Alarm">The alarm it refers to.</param>
public readonly record struct PendingCancel(RecordId Cancel, RecordId Alarm);
