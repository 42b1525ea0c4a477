namespace Hjemvakt.Safety.Tests.Alerts;

/// <summary>How far an alert has come.</summary>
internal static class AlertProgress
{
    /// <summary>Higher for what comes later in the life of an alert.</summary>
    public static int Of(AlertState state) => state switch
    {
        AlertState.Raised => 0,
        AlertState.Notified => 1,
        AlertState.Cancelled => 2,
        AlertState.Acknowledged => 3,
        AlertState.OnTheWay => 4,
        _ => 5,
    };
}
