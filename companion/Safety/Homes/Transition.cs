using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Safety.Homes;

/// <summary>The outcome of one step of an alert's life: the alert as it now stands, and the events that took it there.</summary>
/// <param name="Events">Empty when nothing happened.</param>
/// <param name="Refusal">Why a member of staff was refused; null when done.</param>
/// <param name="Asked">Whom to ask now; null when nobody is.</param>
/// <param name="Fault">Who is asked could not be worked out, so everybody is; null when it could.</param>
public readonly record struct Transition(
    Alert Alert, ImmutableArray<AlertEvent> Events, StaffRefusal? Refusal = null, OnCall.Asked? Asked = null, Exception? Fault = null)
{
    /// <summary>Only a deadline has moved: no line on the timeline.</summary>
    public bool OnlyDeadlines { get; private init; }

    internal static Transition None(Alert alert) => new(alert, []);

    internal static Transition DeadlinesOnly(Alert alert) => new(alert, []) { OnlyDeadlines = true };

    internal static Transition Refused(Alert alert, StaffRefusal why) => new(alert, [], why);
}
