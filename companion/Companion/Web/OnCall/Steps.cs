using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Web.Security;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>What one person can do with an alert next, the likeliest step first. The service has the last word; this only draws buttons.</summary>
public static class Steps
{
    /// <summary>The steps open to this person.</summary>
    public static IReadOnlyList<Step> Of(AlertView alert, Viewer viewer) => (alert.State, Mine: viewer.Has(alert)) switch
    {
        (AlertState.Resolved, _) => [],
        (AlertState.Acknowledged or AlertState.OnTheWay, true) when alert.HolderAsked => alert.State == AlertState.OnTheWay
            ? [Step.OnTheWay, Step.Resolve]
            : [Step.OnTheWay, Step.Acknowledge, Step.Resolve],
        (AlertState.Acknowledged or AlertState.OnTheWay, _) when alert.AwaitsAnswer => [Step.Acknowledge, Step.Resolve],
        (AlertState.Raised or AlertState.Notified, _) => [Step.Acknowledge],
        (AlertState.Acknowledged, true) => [Step.OnTheWay, Step.Resolve],
        (AlertState.Acknowledged or AlertState.OnTheWay, false) => [Step.TakeOver, Step.Resolve],
        (AlertState.OnTheWay, true) => [Step.Resolve],
        (AlertState.Cancelled, _) => [Step.ConfirmCancelled, Step.Acknowledge],
        _ => [],
    };
}

/// <summary>One thing a person can do with an alert.</summary>
public enum Step
{
    Acknowledge,
    OnTheWay,

    /// <summary>Go instead of the one who has it.</summary>
    TakeOver,
    Resolve,

    /// <summary>Resolve what the resident has cancelled.</summary>
    ConfirmCancelled,
}
