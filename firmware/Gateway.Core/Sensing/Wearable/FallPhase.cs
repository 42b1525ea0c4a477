namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>What a <see cref="FallDetector"/> is busy with.</summary>
public enum FallPhase
{
    /// <summary>Nothing has happened.</summary>
    Watching = 0,

    /// <summary>There was an impact; what follows tells whether it was a fall.</summary>
    Judging = 1,

    /// <summary>A fall has just been told.</summary>
    Resting = 2,
}
