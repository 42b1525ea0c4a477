namespace Hjemvakt.Gateway.Link;

/// <summary>Where the life of an alert has come to. Up to <see cref="OnTheWay"/> it is open, and a higher number is closer to help.</summary>
public enum AlertStage
{
    Unknown = 0,
    Raised = 1,
    Notified = 2,
    Acknowledged = 3,
    OnTheWay = 4,
    Resolved = 5,
    Cancelled = 6,
}
