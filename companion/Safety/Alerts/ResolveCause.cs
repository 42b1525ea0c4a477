namespace Hjemvakt.Safety.Alerts;

/// <summary>Why an alert came, as staff found it. Needed to resolve an alert; the source of the false-alarm figures.</summary>
public enum ResolveCause
{
    RealNeed,
    FalseAlarmResident,
    FalseAlarmSensor,
    Test,
    PlannedVisit,
    Technical,

    /// <summary>Nobody was at home.</summary>
    NotAtHome,
}
