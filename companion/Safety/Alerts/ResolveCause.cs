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

    /// <summary>A technical matter that ended by itself. The companion's own finding, and no person's: it counts neither as a need nor as a false alarm.</summary>
    EndedByItself,
}
