namespace Hjemvakt.Gateway.Feedback;

/// <summary>What the lamp says to the resident. How each looks is in <see cref="LampTable"/>.</summary>
public enum LampPattern
{
    /// <summary>No power, or not yet started.</summary>
    Off = 0,

    /// <summary>All is well: the service can be reached, no alarm is open.</summary>
    Ok = 1,

    /// <summary>No network. An alarm pressed now is stored, and sent when the network is back.</summary>
    NoNetwork = 2,

    /// <summary>There is a network but the service does not answer. An alarm pressed now is stored, and sent when it does.</summary>
    NoCompanion = 3,

    /// <summary>An alarm is stored here and on its way; the service has not confirmed it yet.</summary>
    AlarmSent = 4,

    /// <summary>The service has the alarm safely stored. Nobody has answered it yet.</summary>
    AlarmReceived = 5,

    /// <summary>A person has taken the alarm.</summary>
    SomebodyHasIt = 6,

    /// <summary>A person is on the way to the home.</summary>
    OnTheWay = 7,

    /// <summary>Something is wrong with the settings, or starts have failed again and again: help calls work, a technician is needed.</summary>
    SafeMode = 8,

    /// <summary>A technician has asked the gateway to show itself.</summary>
    Test = 9,
}
