namespace Hjemvakt.Gateway.Sensing.Environment;

/// <summary>One reading of the air.</summary>
internal sealed class Reading
{
    internal int Temperature;

    internal int Humidity;

    internal int Pressure;

    internal void Set(int temperature, int humidity, int pressure)
    {
        Temperature = temperature;
        Humidity = humidity;
        Pressure = pressure;
    }

    internal bool Is(int temperature, int humidity, int pressure) => Temperature == temperature && Humidity == humidity && Pressure == pressure;

    /// <summary>Whether a value that both have has changed by at least its band.</summary>
    internal bool LeapTo(int temperature, int humidity, int pressure, int temperatureBand, int humidityBand, int pressureBand) =>
        Leap(Temperature, temperature, temperatureBand) || Leap(Humidity, humidity, humidityBand) || Leap(Pressure, pressure, pressureBand);

    /// <summary>Whether any value has changed by at least its band, has come or has gone.</summary>
    internal bool FarFrom(int temperature, int humidity, int pressure, int temperatureBand, int humidityBand, int pressureBand) =>
        EnvironmentValue.Apart(Temperature, temperature, temperatureBand)
        || EnvironmentValue.Apart(Humidity, humidity, humidityBand)
        || EnvironmentValue.Apart(Pressure, pressure, pressureBand);

    private static bool Leap(int from, int to, int band) =>
        from != EnvironmentValue.None && to != EnvironmentValue.None && EnvironmentValue.Apart(from, to, band);
}
