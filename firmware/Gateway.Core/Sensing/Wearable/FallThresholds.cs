namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>
/// The limits of <see cref="FallDetector"/>. The defaults are for a sensor at the waist and come from the literature and from what a body can do, not from
/// fitting recordings; docs/decisions/0072 gives the reasons and the sources.
/// </summary>
public sealed class FallThresholds
{
    /// <summary>Total acceleration below this, in mg, is falling freely (1000 is rest).</summary>
    public int FreeFallMg { get; set; } = 650;

    /// <summary>An impact of this many mg counts when a free fall came within the second before it.</summary>
    public int ImpactMg { get; set; } = 2000;

    /// <summary>An impact of this many mg counts by itself.</summary>
    public int HardImpactMg { get; set; } = 2500;

    /// <summary>Half a second in which the total acceleration stays within this many mg is stillness.</summary>
    public int StillMg { get; set; } = 300;

    /// <summary>How long the wearer must lie still, in milliseconds.</summary>
    public int StillMs { get; set; } = 2000;

    /// <summary>How long after the last impact stillness is waited for, in milliseconds.</summary>
    public int WindowMs { get; set; } = 10000;

    /// <summary>The change of posture that makes a fall of an impact: squared cosine per mille, see <see cref="Posture"/>.</summary>
    public int PostureChange { get; set; } = Posture.Degrees60;
}
