namespace Hjemvakt.Gateway.Sensing.Air;

/// <summary>One reading of the air.</summary>
internal sealed class Reading
{
    internal int Temperature;

    internal int Humidity;

    internal int Pressure;

    // Since when each has been what it is, as uptime.
    private long _temperatureSince;
    private long _humiditySince;
    private long _pressureSince;

    internal void Set(int temperature, int humidity, int pressure)
    {
        Temperature = temperature;
        Humidity = humidity;
        Pressure = pressure;
    }

    /// <summary>As <see cref="Set(int, int, int)"/>, and keeps since when each value has been the same: from now on, when it <paramref name="begins"/>.</summary>
    internal void Set(int temperature, int humidity, int pressure, bool begins, long at)
    {
        _temperatureSince = Temperature == temperature && !begins ? _temperatureSince : at;
        _humiditySince = Humidity == humidity && !begins ? _humiditySince : at;
        _pressureSince = Pressure == pressure && !begins ? _pressureSince : at;
        Set(temperature, humidity, pressure);
    }

    /// <summary>Since when the quantity that has stood still for longest has been what it is, as uptime; what is not measured does not stand still.</summary>
    internal long StillSince(long at)
    {
        var since = at;
        since = Temperature != EnvironmentValue.None && _temperatureSince < since ? _temperatureSince : since;
        since = Humidity != EnvironmentValue.None && _humiditySince < since ? _humiditySince : since;
        return Pressure != EnvironmentValue.None && _pressureSince < since ? _pressureSince : since;
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
