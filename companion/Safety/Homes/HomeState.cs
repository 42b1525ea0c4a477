using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;

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

    /// <summary>When the home next needs a tick, or null.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            var next = Rules.NextDue;
            foreach (var alert in Alerts)
            {
                if (alert.EscalateAt is { } due && (next is null || due < next))
                {
                    next = due;
                }
            }

            return next;
        }
    }

    internal Alert? Find(Guid id)
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

    internal Alert? Joinable(AlertKind kind)
    {
        foreach (var alert in Alerts)
        {
            if (alert.Kind == kind && alert.TakesRecords)
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
