namespace Hjemvakt.Safety.Alerts;

/// <summary>
/// What makes two findings the same alert: the home, the kind, and for the kinds below what it is about as well. A second cold room is news
/// although somebody has the first; a second fall in the same home belongs to the alert that is open (docs/decisions/0175).
/// </summary>
public static class AlertScope
{
    /// <summary>True for a kind of which a home may have several open alerts, each about something else.</summary>
    public static bool HasSubject(AlertKind kind) => kind switch
    {
        AlertKind.ChannelDown or AlertKind.RotaGap or AlertKind.PartFailed or AlertKind.ServiceClock => true,
        AlertKind.DoorLeftOpen or AlertKind.Cold or AlertKind.Freezing or AlertKind.Hot or AlertKind.MeasurementMissing => true,
        AlertKind.NoContact or AlertKind.MainsLost or AlertKind.BatteryLow or AlertKind.SensorSilent or AlertKind.SensorFault or AlertKind.ContactInverted or AlertKind.SensorUnlikely or AlertKind.Tamper => true,
        AlertKind.AddressRefused or AlertKind.ManyWithoutContact or AlertKind.ManyWithoutMains => true,
        AlertKind.SequenceHole or AlertKind.NumberReused or AlertKind.ClockWrong => true,
        _ => false,
    };

    /// <summary>What a finding is about; null for a kind that is about the home as a whole.</summary>
    /// <param name="about">What whoever found it says; may be null.</param>
    /// <param name="point">The point of the finding, used when nothing else is said.</param>
    public static string? SubjectOf(AlertKind kind, string? about, string? point) => HasSubject(kind) ? about ?? point ?? "" : null;
}
