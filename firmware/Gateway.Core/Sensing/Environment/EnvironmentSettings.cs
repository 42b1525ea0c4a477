namespace Hjemvakt.Gateway.Sensing.Environment;

/// <summary>How closely a sensor of the air is followed. The defaults are for a BME280 that is read every 30 s.</summary>
public sealed class EnvironmentSettings
{
    /// <summary>A change of this many hundredths of a degree is sent.</summary>
    public int TemperatureBand = 30;

    /// <summary>A change of this many hundredths of a per cent is sent.</summary>
    public int HumidityBand = 200;

    /// <summary>A change of this many pascals is sent.</summary>
    public int PressureBand = 100;

    /// <summary>Without a change, something is sent this often; milliseconds.</summary>
    public long SendAtLeastMs = 15 * 60 * 1000;

    /// <summary>How long without a reading makes a sensor absent; milliseconds.</summary>
    public long AbsentMs = 150 * 1000;

    /// <summary>
    /// How long all values may be the same to the last bit; milliseconds. A BME280's pressure alone wavers by more than its last bit from reading to
    /// reading, an hour of the same is a chip that has stopped measuring. 0 for a sensor that only speaks of changes.
    /// </summary>
    public long FrozenMs = 60 * 60 * 1000;

    /// <summary>How many good readings in a row bring a failed sensor back.</summary>
    public int GoodToReturn = 3;
}
