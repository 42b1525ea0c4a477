using Hjemvakt.Host.StandIns.Network;

namespace Hjemvakt.VirtualHome;

/// <summary>What a virtual home is to be.</summary>
/// <param name="GatewayId">The gateway's id, as enrolled.</param>
/// <param name="Secret">The gateway's secret, as enrolment gave it.</param>
/// <param name="BrokerPort">Where the companion's broker listens.</param>
public sealed record SimulatedHomeOptions(string GatewayId, string Secret, int BrokerPort)
{
    /// <summary>Name or address of the companion's broker.</summary>
    public string BrokerHost { get; init; } = "localhost";

    /// <summary>Certificate of the authority behind the broker's, PEM or DER. With it the gateway speaks TLS, without it plain MQTT.</summary>
    public byte[]? BrokerCertificate { get; init; }

    /// <summary>Folder that is the gateway's flash, kept from run to run; without it the flash is in memory and ends with the home.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Ids of the home's points by what they are.</summary>
    public VirtualPoints Points { get; init; } = new();

    /// <summary>How long the chip's radio listens.</summary>
    public static TimeSpan ScanOfTheChip => SimulatedNetwork.OfTheChip;

    /// <summary>How long the radio listens at each start before it joins a network; a story about something else may cut it short.</summary>
    public TimeSpan ScanTakes { get; init; } = SimulatedNetwork.OfTheChip;

    /// <summary>Drives every clock, wait and time-out of the gateway.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>Ids of the points that a virtual home has.</summary>
public sealed record VirtualPoints
{
    /// <summary>The help button.</summary>
    public string HelpButton { get; init; } = "bedside-button";

    /// <summary>The pull cord.</summary>
    public string PullCord { get; init; } = "bathroom-cord";

    /// <summary>The front door's contact.</summary>
    public string FrontDoor { get; init; } = "front-door";

    /// <summary>The fall radar.</summary>
    public string Radar { get; init; } = "bathroom-radar";

    /// <summary>Its model, when it hangs on a serial line: see <see cref="Gateway.Config.RadarModel"/>. Without one only its fall output is wired.</summary>
    public string? RadarModel { get; init; }

    /// <summary>That radar has been set before, as one in a home that is lived in has: it need not be restarted with new settings.</summary>
    public bool RadarIsSet { get; init; }

    /// <summary>The front door's contact hangs on a supervised loop instead of a plain pair of wires.</summary>
    public bool DoorLoop { get; init; }

    /// <summary>A sensor of the air, or null.</summary>
    public string? Air { get; init; }

    /// <summary>A motion sensor, or null.</summary>
    public string? Motion { get; init; }

    /// <summary>A pad in the bed, or null.</summary>
    public string? Bed { get; init; }

    /// <summary>A detector with a contact and its kind, as <see cref="Gateway.Config.SensorKind.Smoke"/>, or null.</summary>
    public (string Id, string Kind)? Detector { get; init; }

    /// <summary>A pendant with an accelerometer, or null.</summary>
    public string? Pendant { get; init; }

    /// <summary>Mains and battery, or null.</summary>
    public string? Power { get; init; }
}
