using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>Fall radars on a serial line, by what their makers call them.</summary>
public static class RadarModel
{
    /// <summary>Hi-Link. Speaks <see cref="TinyFrame"/>.</summary>
    public const string Ld6002c = "ld6002c";

    /// <summary>Seeed, on a Hi-Link module.</summary>
    public const string Mr60fda2 = "mr60fda2";

    /// <summary>DFRobot, also sold as SEN0623. Speaks <see cref="SyFrame"/>.</summary>
    public const string C1001 = "c1001";

    /// <summary>Seeed, older; watches for falls only.</summary>
    public const string Mr60fda1 = "mr60fda1";

    // Least and most of height, threshold, sensitivity and delay, in the order of the numbers of PointSettings, as the makers' manuals have them.
    private const string TinyFrameLimits = "101 500 30 150 3 30 0 180";
    private const string SyLimits = "200 300 20 150 0 3 5 180";

    /// <summary>Whether there is a radar of that name.</summary>
    public static bool Known(string model) => SpeaksTinyFrame(model) || model == C1001 || model == Mr60fda1;

    /// <summary>What the numbers from <see cref="PointSettings.Height"/> to <see cref="PointSettings.FallDelay"/> may be: least and most of each, in turn.</summary>
    public static int[] Limits(string model) => Numbers.Of(SpeaksTinyFrame(model) ? TinyFrameLimits : SyLimits);

    /// <summary>The radar at a point.</summary>
    /// <param name="point">Its settings; its model is known.</param>
    /// <param name="at">Uptime now, in milliseconds.</param>
    /// <param name="port">The line to it.</param>
    /// <param name="listener">Hears what it sees.</param>
    public static FallRadar At(PointSettings point, long at, IRadarPort port, ISensorListener listener) => SpeaksTinyFrame(point.Model)
        ? new TinyFrameRadar(point, at, port, listener)
        : new SyRadar(point, at, port, listener);

    private static bool SpeaksTinyFrame(string model) => model == Ld6002c || model == Mr60fda2;
}
