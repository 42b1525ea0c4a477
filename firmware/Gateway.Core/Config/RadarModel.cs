namespace Hjemvakt.Gateway.Config;

/// <summary>Fall radars on a serial line, by what their makers call them.</summary>
public static class RadarModel
{
    /// <summary>Hi-Link. Speaks the TinyFrame protocol.</summary>
    public const string Ld6002c = "ld6002c";

    /// <summary>Seeed, on a Hi-Link module.</summary>
    public const string Mr60fda2 = "mr60fda2";

    /// <summary>DFRobot, also sold as SEN0623. Speaks the protocol with the heads S and Y.</summary>
    public const string C1001 = "c1001";

    /// <summary>Seeed, older; watches for falls only.</summary>
    public const string Mr60fda1 = "mr60fda1";

    /// <summary>Whether there is a radar of that name.</summary>
    public static bool Known(string model) => SpeaksTinyFrame(model) || model == C1001 || model == Mr60fda1;

    /// <summary>What the numbers from <see cref="PointSettings.Height"/> to <see cref="PointSettings.FallDelay"/> may be, as the makers' manuals have it.</summary>
    internal static NumberLimits[] Limits(string model) => SpeaksTinyFrame(model)
        ? [new NumberLimits("height", 101, 500), new NumberLimits("threshold", 30, 150), new NumberLimits("sensitivity", 3, 30), new NumberLimits("delay", 0, 180)]
        : [new NumberLimits("height", 200, 300), new NumberLimits("threshold", 20, 150), new NumberLimits("sensitivity", 0, 3), new NumberLimits("delay", 5, 180)];

    /// <summary>Whether it is made on a Hi-Link module and speaks that maker's protocol; the others speak another.</summary>
    public static bool SpeaksTinyFrame(string model) => model == Ld6002c || model == Mr60fda2;
}
