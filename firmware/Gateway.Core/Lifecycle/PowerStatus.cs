using Hjemvakt.Gateway.Json;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Sensing;

namespace Hjemvakt.Gateway.Lifecycle;

/// <summary>Mains and battery in the heartbeat: nothing when no point of the home looks after them.</summary>
internal sealed class PowerStatus : IStatusPart
{
    private readonly HomeSensors _sensors;

    internal PowerStatus(HomeSensors sensors) => _sensors = sensors;

    /// <inheritdoc/>
    public void Write(JsonWriter json)
    {
        if (_sensors.Power != null)
        {
            _sensors.Power.Tell(json);
        }
    }
}
