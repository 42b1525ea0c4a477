namespace Hjemvakt.Gateway.Sensing.Air;

/// <summary>How closely a sensor of the air is followed. The defaults are for a BME280 that is read every 30 s.</summary>
public sealed class EnvironmentSettings
{
    /// <summary>A change of this many hundredths of a degree is sent.</summary>
    public int TemperatureBand { get; set; } = 30;

    /// <summary>A change of this many hundredths of a per cent is sent.</summary>
    public int HumidityBand { get; set; } = 200;

    /// <summary>A change of this many pascals is sent.</summary>
    public int PressureBand { get; set; } = 100;

    /// <summary>Without a change, something is sent this often; milliseconds.</summary>
    public long SendAtLeastMs { get; set; } = 15 * 60 * 1000;

    /// <summary>How long without a reading makes a sensor absent; milliseconds.</summary>
    public long AbsentMs { get; set; } = 150 * 1000;

    /// <summary>
    /// How long all values may be the same to the last bit; milliseconds. A BME280's pressure alone wavers by more than its last bit from reading to
    /// reading, an hour of the same is a chip that has stopped measuring. 0 for a sensor that only speaks of changes.
    /// </summary>
    public long FrozenMs { get; set; } = 60 * 60 * 1000;

    /// <summary>
    /// How long one quantity may be the same to the last bit while the others change; milliseconds. Longer than for all: the noise of a BME280 is a hundredth of a
    /// degree and two hundredths of a per cent, near the last bit, and a room may be very still for an hour. Without meaning when <see cref="FrozenMs"/> is 0.
    /// </summary>
    public long OneFrozenMs { get; set; } = 3 * 60 * 60 * 1000;

    /// <summary>How many good readings in a row bring a failed sensor back.</summary>
    public int GoodToReturn { get; set; } = 3;
}
