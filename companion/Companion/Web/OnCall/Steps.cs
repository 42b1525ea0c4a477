using Hjemvakt.Companion.Alerts;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>What one person can do with an alert next, the likeliest step first. The desk has the last word; this only draws buttons.</summary>
public static class Steps
{
    /// <summary>The steps open to this person.</summary>
    public static IReadOnlyList<Step> Of(AlertView alert, Viewer viewer) => (alert.State, Mine: viewer.Has(alert)) switch
    {
        (AlertState.Resolved, _) => [],
        _ when alert is { AwaitsAnswer: true, HolderName: not null } => [Step.Acknowledge, Step.Resolve],
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
