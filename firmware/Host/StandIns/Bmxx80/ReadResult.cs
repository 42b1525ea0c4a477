using UnitsNet;

namespace Iot.Device.Bmxx80.ReadResult;

/// <summary>What a sensor without humidity has measured.</summary>
public class Bmp280ReadResult(Temperature temperature, bool temperatureIsValid, Pressure pressure, bool pressureIsValid)
{
    /// <summary>The temperature.</summary>
    public Temperature Temperature { get; } = temperature;

    /// <summary>It was measured.</summary>
    public bool TemperatureIsValid { get; } = temperatureIsValid;

    /// <summary>The pressure.</summary>
    public Pressure Pressure { get; } = pressure;

    /// <summary>It was measured.</summary>
    public bool PressureIsValid { get; } = pressureIsValid;
}

/// <summary>What a sensor with humidity has measured.</summary>
public class Bme280ReadResult(
    Temperature temperature,
    bool temperatureIsValid,
    Pressure pressure,
    bool pressureIsValid,
    RelativeHumidity humidity,
    bool humidityIsValid)
    : Bmp280ReadResult(temperature, temperatureIsValid, pressure, pressureIsValid)
{
    /// <summary>The humidity.</summary>
    public RelativeHumidity Humidity { get; } = humidity;

    /// <summary>It was measured.</summary>
    public bool HumidityIsValid { get; } = humidityIsValid;
}
