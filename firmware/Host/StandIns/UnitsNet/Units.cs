namespace UnitsNet;

/// <summary>A temperature.</summary>
public readonly struct Temperature
{
    private Temperature(double celsius) => DegreesCelsius = celsius;

    /// <summary>In degrees Celsius.</summary>
    public double DegreesCelsius { get; }

    /// <summary>From degrees Celsius.</summary>
    public static Temperature FromDegreesCelsius(double degreescelsius) => new(degreescelsius);
}

/// <summary>A pressure.</summary>
public readonly struct Pressure
{
    private Pressure(double pascals) => Pascals = pascals;

    /// <summary>In pascals.</summary>
    public double Pascals { get; }

    /// <summary>From pascals.</summary>
    public static Pressure FromPascals(double pascals) => new(pascals);
}

/// <summary>A relative humidity.</summary>
public readonly struct RelativeHumidity
{
    private RelativeHumidity(double percent) => Percent = percent;

    /// <summary>In per cent.</summary>
    public double Percent { get; }

    /// <summary>From per cent.</summary>
    public static RelativeHumidity FromPercent(double percent) => new(percent);
}
