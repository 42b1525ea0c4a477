using System.Collections.Immutable;

namespace Hjemvakt.Safety.Alerts;

/// <summary>The outcome of one step of an alert's life: the alert as it now stands, and the events that took it there.</summary>
/// <param name="Events">Empty when nothing happened.</param>
/// <param name="Refusal">Why a member of staff was refused; null when done.</param>
/// <param name="Asked">Whom to ask now; null when nobody is.</param>
public readonly record struct Transition(Alert Alert, ImmutableArray<AlertEvent> Events, StaffRefusal? Refusal = null, OnCall.Asked? Asked = null)
{
    internal static Transition None(Alert alert) => new(alert, []);

    internal static Transition Refused(Alert alert, StaffRefusal why) => new(alert, [], why);
}

/// <summary>Why a member of staff cannot do this now.</summary>
public enum StaffRefusal
{
    /// <summary>Somebody else has it.</summary>
    TakenBySomeoneElse,

    /// <summary>The same person has done it already.</summary>
    AlreadyYours,

    /// <summary>The alert is resolved.</summary>
    Ended,

    /// <summary>There is no such open alert in this home.</summary>
    Unknown,
}
