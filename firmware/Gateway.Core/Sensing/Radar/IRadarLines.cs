using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>Opens the serial lines to the radars of the home.</summary>
public interface IRadarLines
{
    /// <summary>Opens the line to the radar at a point. Never throws: a line that cannot be opened stays silent, and the sensor reports the silence.</summary>
    IRadarPort OpenLine(PointSettings point);
}
