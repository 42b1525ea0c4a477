namespace Hjemvakt.Gateway.Sensing.Air;

/// <summary>Values of the air, as whole numbers.</summary>
public static class EnvironmentValue
{
    /// <summary>Not measured.</summary>
    public const int None = int.MinValue;

    /// <summary>Divides and rounds to the nearest, halves away from zero; keeps <see cref="None"/>.</summary>
    public static int Rounded(int value, int divisor)
    {
        if (value == None)
        {
            return None;
        }

        return value >= 0 ? (value + (divisor / 2)) / divisor : (value - (divisor / 2)) / divisor;
    }

    /// <summary>Whether two values are at least <paramref name="band"/> apart. One that is there and one that is not are.</summary>
    public static bool Apart(int a, int b, int band)
    {
        if (a == None || b == None)
        {
            return a != b;
        }

        var apart = a - b;
        return apart >= band || -apart >= band;
    }

    /// <summary>Whether a value lies from <paramref name="least"/> to <paramref name="most"/>, or was not measured.</summary>
    public static bool Within(int value, int least, int most) => value == None || (value >= least && value <= most);
}
