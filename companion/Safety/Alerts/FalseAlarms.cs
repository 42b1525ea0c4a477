namespace Hjemvakt.Safety.Alerts;

/// <summary>Which answers of staff say that an alert was a false alarm: that nobody needed anything, and it asked people all the same.</summary>
public static class FalseAlarms
{
    /// <summary>
    /// True for a false alarm. A test is none. "Technical" is one of an alert about a person, and the very matter of a technical alert. "Nobody at home" and "planned visit"
    /// are false alarms: the rule could not know, and people were asked for nothing.
    /// </summary>
    public static bool IsFalseFor(this ResolveCause cause, AlertKind kind) => cause switch
    {
        ResolveCause.FalseAlarmResident or ResolveCause.FalseAlarmSensor or ResolveCause.PlannedVisit or ResolveCause.NotAtHome => true,
        ResolveCause.Technical => kind.Severity() != Severity.Technical,
        _ => false,
    };
}
