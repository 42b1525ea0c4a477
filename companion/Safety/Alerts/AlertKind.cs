namespace Hjemvakt.Safety.Alerts;

/// <summary>What kind of thing an alert is. Which kinds a home may have several of at once is in <see cref="AlertScope"/>. Stored by name: never rename one.</summary>
public enum AlertKind
{
    /// <summary>The resident called for help (button, cord or pendant).</summary>
    Help,

    /// <summary>A fall was detected (radar, wearable or mat).</summary>
    Fall,

    /// <summary>A smoke alarm sounds.</summary>
    Smoke,

    /// <summary>A carbon monoxide alarm sounds.</summary>
    Co,

    /// <summary>Water on a floor.</summary>
    Leak,

    /// <summary>A notification channel has failed. Of the companion itself, not of a home.</summary>
    ChannelDown,

    /// <summary>A rota has hours without anybody, soon. Of the companion itself, not of a home.</summary>
    RotaGap,

    /// <summary>A door that leads out was opened in the home's quiet hours.</summary>
    DoorAtNight,

    /// <summary>A door that leads out has stood open for too long.</summary>
    DoorLeftOpen,

    /// <summary>The resident left home and has not come back.</summary>
    NotBack,

    /// <summary>No movement by the usual time in the morning.</summary>
    NotUp,

    /// <summary>No activity for too long while at home.</summary>
    Inactive,

    /// <summary>Unusually long in the bathroom.</summary>
    LongBathroom,

    /// <summary>A room is too cold.</summary>
    Cold,

    /// <summary>A room has been so cold for so long that the body cools.</summary>
    Freezing,

    /// <summary>A room is too hot.</summary>
    Hot,

    /// <summary>A measurement that the plan asks for was not taken.</summary>
    MeasurementMissing,

    /// <summary>The resident asks for a call back; it is not urgent.</summary>
    ContactWish,

    /// <summary>Nothing is heard of the gateway.</summary>
    NoContact,

    /// <summary>Nothing is heard of a sensor.</summary>
    SensorSilent,

    /// <summary>The gateway does not trust a sensor.</summary>
    SensorFault,

    /// <summary>A battery is low.</summary>
    BatteryLow,

    /// <summary>The gateway runs on its battery.</summary>
    MainsLost,

    /// <summary>The gateway or a sensor was opened.</summary>
    Tamper,

    /// <summary>Records are missing.</summary>
    SequenceHole,

    /// <summary>The gateway has used a number of its alarm stream twice.</summary>
    NumberReused,

    /// <summary>The gateway's clock is wrong.</summary>
    ClockWrong,

    /// <summary>The planned test alarm did not come.</summary>
    TestMissing,

    /// <summary>Something came on a gateway's alarm stream that could not be read or judged. It may be a call for help or a fall.</summary>
    AlarmUnread,

    /// <summary>A part of the companion has failed, as one rule. Of the companion itself, not of a home.</summary>
    PartFailed,

    /// <summary>A provider that is well refuses one address. Of the companion itself, not of a home.</summary>
    AddressRefused,

    /// <summary>Many homes have lost contact within a short time: one cause. Of a team, and kept with the companion's own alerts.</summary>
    ManyWithoutContact,

    /// <summary>Many homes have lost their mains within a short time: one cause. Of a team, and kept with the companion's own alerts.</summary>
    ManyWithoutMains,

    /// <summary>The companion's clock has jumped. Of the companion itself, not of a home.</summary>
    ServiceClock,

    /// <summary>A door contact says open for shut and shut for open.</summary>
    ContactInverted,

    /// <summary>Out of bed at night and not back within the usual time.</summary>
    BedExit,

    /// <summary>A night with far more bathroom visits, bed exits or movement than usual. A note for the morning.</summary>
    RestlessNight,

    /// <summary>Signs of life in a pause in which nobody should be at home.</summary>
    BackEarly,

    /// <summary>A sensor that used to see people sees nobody any more, or somebody always, while others are lively.</summary>
    SensorUnlikely,
}
