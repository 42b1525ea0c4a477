namespace Hjemvakt.Safety.Alerts;

/// <summary>Where an alert is in its life: raised → notified → acknowledged → on the way → resolved, with cancelled beside it.</summary>
public enum AlertState
{
    Raised,
    Notified,
    Acknowledged,
    OnTheWay,
    Resolved,

    /// <summary>Cancelled by the resident. Stays visible until staff have confirmed it by resolving it.</summary>
    Cancelled,
}
