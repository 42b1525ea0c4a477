using Hjemvakt.Gateway.Sensing.Contacts;

namespace Hjemvakt.Gateway.Sensing.Fusion;

/// <summary>Lets the fusion of falls hear of motion on its way to the records.</summary>
public sealed class MotionTap : IMotionListener
{
    private readonly IMotionListener _records;
    private readonly FallFusion _fusion;

    public MotionTap(IMotionListener records, FallFusion fusion)
    {
        _records = records;
        _fusion = fusion;
    }

    /// <inheritdoc/>
    public void Motion(string point, bool on, long at)
    {
        _records.Motion(point, on, at);
        _fusion.Motion(point, on, at);
    }

    /// <inheritdoc/>
    public void SensorHealth(string point, bool ok, string why, long at) => _records.SensorHealth(point, ok, why, at);
}
