namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>
/// The limits of <see cref="FallDetector"/>, for a sensor at the waist. docs/decisions/0188 gives the reason and the source of each, and what it does on people that it was not chosen on.
/// </summary>
public sealed class FallThresholds
{
    /// <summary>Total acceleration below this, in mg, is falling freely (1000 is rest).</summary>
    public int FreeFallMg { get; set; } = 650;

    /// <summary>An acceleration of this many mg is an impact.</summary>
    public int ImpactMg { get; set; } = 1600;

    /// <summary>What an impact must have stopped, in mm/s, of somebody who was upright before.</summary>
    public int Speed { get; set; } = 1000;

    /// <summary>What it must have stopped of somebody who was lying: out of bed, not over in it.</summary>
    public int SpeedFromLying { get; set; } = 1500;

    /// <summary>From this speed on a smaller change of posture is enough.</summary>
    public int HardSpeed { get; set; } = 2500;

    /// <summary>The change of posture that makes a fall of an impact: squared cosine per mille, see <see cref="Posture"/>.</summary>
    public int PostureChange { get; set; } = Posture.Degrees60;

    /// <summary>The same after a hard impact.</summary>
    public int HardPostureChange { get; set; } = Posture.Degrees50;

    /// <summary>Within this of upright is upright, of the posture before.</summary>
    public int UprightBefore { get; set; } = Posture.Degrees50;

    /// <summary>Within this of upright is upright, of the posture after.</summary>
    public int UprightAfter { get; set; } = Posture.Degrees30;

    /// <summary>Half a second in which the total acceleration stays within this many mg is stillness.</summary>
    public int StillMg { get; set; } = 300;

    /// <summary>How long the wearer must lie still, in milliseconds.</summary>
    public int StillMs { get; set; } = 2000;

    /// <summary>How long after the last impact stillness is waited for, in milliseconds.</summary>
    public int WindowMs { get; set; } = 10000;
}
