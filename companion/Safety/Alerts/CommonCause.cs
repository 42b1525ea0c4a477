namespace Hjemvakt.Safety.Alerts;

/// <summary>
/// When many homes lose contact or mains at once, the cause is one matter: one alert for the team, and under it the homes' own, which do not
/// press (docs/decisions/0181). Pure: who belongs together is for the companion to find, for only it sees all homes.
/// </summary>
public static class CommonCause
{
    /// <summary>The kind of the alert for the cause; null for a kind that is each home's own matter.</summary>
    public static AlertKind? CauseOf(AlertKind kind) => kind switch
    {
        AlertKind.NoContact => AlertKind.ManyWithoutContact,
        AlertKind.MainsLost => AlertKind.ManyWithoutMains,
        _ => null,
    };

    /// <summary>True for an alert that is for a cause. What it is about is the team, by id; empty without one.</summary>
    public static bool Is(AlertKind kind) => kind is AlertKind.ManyWithoutContact or AlertKind.ManyWithoutMains;

    /// <summary>It may stand under a cause: it lasts, stands under none, and is in nobody's hands.</summary>
    public static bool MayJoin(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return CauseOf(alert.Kind) is not null && alert is { Lasts: true, GroupId: null, AnsweredAt: null, CancelledByResident: false, Severity: Severity.Technical };
    }

    /// <summary>It began so lately that it may have a cause in common with others.</summary>
    public static bool IsRecent(Alert alert, GroupingLimits limits, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(limits);
        return MayJoin(alert) && now - alert.StoredAt <= limits.Within;
    }
}
