using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Radar;

/// <summary>A radar as a technician sets it.</summary>
public static class RadarPoint
{
    public static PointSettings Of(string model, int height, int threshold, int sensitivity, int delay)
    {
        var numbers = PointSettings.Untold();
        numbers[PointSettings.Uart] = 1;
        numbers[PointSettings.Height] = height;
        numbers[PointSettings.Threshold] = threshold;
        numbers[PointSettings.Sensitivity] = sensitivity;
        numbers[PointSettings.FallDelay] = delay;
        return new PointSettings("bathroom-radar", SensorKind.Radar, "bathroom", model, numbers);
    }

    /// <summary>Nothing is told; the radar keeps what it has.</summary>
    public static PointSettings Untouched(string model) => Of(model, PointSettings.NotTold, PointSettings.NotTold, PointSettings.NotTold, PointSettings.NotTold);
}
