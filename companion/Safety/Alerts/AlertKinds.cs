namespace Hjemvakt.Safety.Alerts;

/// <summary>What kinds of alerts have in common.</summary>
public static class AlertKinds
{
    /// <summary>What detectors with a contact warn of; the word of the kind is the <c>what</c> of their records.</summary>
    public static IReadOnlyList<AlertKind> Hazards { get; } = [AlertKind.Smoke, AlertKind.Co, AlertKind.Leak];

    /// <summary>
    /// An alarm of the home: it was set off there, its lamp shows what becomes of it, and a further one is told to whoever has the alert.
    /// </summary>
    public static bool IsAlarm(this AlertKind kind) => kind is AlertKind.Help or AlertKind.Fall || Hazards.Contains(kind);

    /// <summary>It is about a pause itself, and asks although the rules pause.</summary>
    public static bool AsksInPause(this AlertKind kind) => kind == AlertKind.BackEarly;

    /// <summary>What a detector calls what it warns of, as <c>smoke</c>.</summary>
    public static string HazardWord(this AlertKind hazard) => hazard.ToString().ToLowerInvariant();

    /// <summary>How grave alerts of this kind are. This is the one table; rules, pages and messages read it.</summary>
    public static Severity Severity(this AlertKind kind) => kind switch
    {
        // Somebody's life may be in danger now.
        AlertKind.Help or AlertKind.Fall or AlertKind.Smoke or AlertKind.Co or AlertKind.Freezing or AlertKind.AlarmUnread => Alerts.Severity.Critical,

        // Something may have happened to the resident.
        AlertKind.DoorAtNight or AlertKind.NotBack or AlertKind.NotUp or AlertKind.Inactive or AlertKind.LongBathroom or AlertKind.BedExit or AlertKind.Leak => Alerts.Severity.Serious,

        // Somebody has to come, and it can wait for a while.
        AlertKind.DoorLeftOpen or AlertKind.Cold or AlertKind.Hot or AlertKind.MeasurementMissing or AlertKind.ContactWish or AlertKind.BackEarly => Alerts.Severity.Moderate,

        // A machine needs a technician.
        AlertKind.ChannelDown or AlertKind.RotaGap or AlertKind.NoContact or AlertKind.SensorSilent or AlertKind.SensorFault or AlertKind.BatteryLow or AlertKind.MainsLost
            or AlertKind.Tamper or AlertKind.SequenceHole or AlertKind.NumberReused or AlertKind.ClockWrong or AlertKind.TestMissing or AlertKind.PartFailed or AlertKind.AddressRefused
            or AlertKind.ManyWithoutContact or AlertKind.ManyWithoutMains or AlertKind.ServiceClock or AlertKind.ContactInverted or AlertKind.SensorUnlikely => Alerts.Severity.Technical,

        // A note for the morning: nobody is called for it.
        AlertKind.RestlessNight => Alerts.Severity.Technical,

        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It has no severity yet."),
    };
}
