using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Writing;

/// <summary>One decision's change of one alert: the alert after it, and the events that took it there.</summary>
/// <param name="Arrived">Timestamp of the arrival of the record behind it, for measuring; null when there is none.</param>
internal sealed record AlertStep(Alert Alert, List<AlertEvent> Events, long? Arrived)
{
    /// <summary>The alert was raised by it.</summary>
    public bool IsNew => Events[0].What == AlertEventKind.Raised;
}
