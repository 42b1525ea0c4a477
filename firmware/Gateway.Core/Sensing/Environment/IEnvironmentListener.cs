using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Environment;

/// <summary>Hears how the air in a room is, when it has changed or a quarter of an hour has passed: one <c>env</c> record a call.</summary>
public interface IEnvironmentListener : ISensorHealthListener
{
    /// <summary>Called on the main loop. What the sensor does not measure is <see cref="EnvironmentValue.None"/>.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="temperature">Tenths of a degree Celsius.</param>
    /// <param name="humidity">Tenths of a per cent of relative humidity.</param>
    /// <param name="pressure">Tenths of a hectopascal.</param>
    /// <param name="at">Uptime in milliseconds at which it was measured.</param>
    void Environment(string point, int temperature, int humidity, int pressure, long at);
}
