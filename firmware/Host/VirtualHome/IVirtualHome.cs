namespace Hjemvakt.VirtualHome;

/// <summary>
/// A home one can touch: what a person there, a technician or bad luck can do to it, and what its lamp shows.
/// Behind it runs the real firmware, through simulated pins, flash, network and MQTT.
/// </summary>
public interface IVirtualHome : IAsyncDisposable
{
    /// <summary>The gateway's id, as in <c>hv1/&lt;gw&gt;/…</c>.</summary>
    string GatewayId { get; }

    /// <summary>Mains on, network plugged in: the gateway boots. Does nothing when it already runs.</summary>
    void PowerOn();

    /// <summary>Cuts the power at this instant. What was not yet durable on flash is gone.</summary>
    void CutPower();

    /// <summary>Pulls the network plug: packets go nowhere, and nobody tells the gateway.</summary>
    void PullNetwork();

    /// <summary>Puts the network plug back.</summary>
    void PlugNetwork();

    /// <summary>Somebody falls in the bathroom: the radar on the wall sees it, for as long as they lie there. (One that has only a fall output closes it for two seconds.)</summary>
    void FallInBathroom();

    /// <summary>Whoever lies there gets up, or is helped up. Does nothing when nobody does.</summary>
    void GetUp();

    /// <summary>A short press on the help button.</summary>
    void PressHelp();

    /// <summary>The long press by which the resident cancels an alarm.</summary>
    void CancelAlarm();

    /// <summary>Opens or closes the front door.</summary>
    void SetFrontDoor(bool open);

    /// <summary>What the home shows and does just now.</summary>
    HomePicture Picture { get; }

    /// <summary>Raised, on any thread, after <see cref="Picture"/> has changed.</summary>
    event Action<HomePicture>? Changed;
}

/// <summary>What can be seen in a home from the outside.</summary>
/// <param name="Powered">The gateway has power.</param>
/// <param name="NetworkPlugged">The network plug is in.</param>
/// <param name="CompanionReached">The gateway believes that it has the companion.</param>
/// <param name="FrontDoorOpen">The front door is open.</param>
/// <param name="Lamp">The lamp's pattern by name: off, ok, noNetwork, noCompanion, alarmSent, alarmReceived, somebodyHasIt, onTheWay, safeMode, test.</param>
/// <param name="Buzzer">The buzzer's last signal by name, or null.</param>
/// <param name="AlarmsWaiting">Alarm records in the outbox that no receipt covers yet.</param>
/// <param name="RoutineWaiting">Routine records in the outbox that no receipt covers yet.</param>
/// <param name="LastAlarm">Number of the latest alarm record that the gateway has made; 0 before the first.</param>
/// <param name="LastRoutine">Number of the latest routine record that the gateway has made; 0 before the first.</param>
/// <param name="HelpPressed">Somebody has a hand at the help button: presses it, or is about to press it again.</param>
public sealed record HomePicture(
    bool Powered,
    bool NetworkPlugged,
    bool CompanionReached,
    bool FrontDoorOpen,
    string Lamp,
    string? Buzzer,
    int AlarmsWaiting,
    int RoutineWaiting,
    long LastAlarm,
    long LastRoutine,
    bool HelpPressed);
