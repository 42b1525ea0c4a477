namespace Hjemvakt.Gateway.Sensing;

/// <summary>What sits at a point, by the words used in the settings.</summary>
public static class PointKind
{
    /// <summary>Help button: a short press calls, a long press within 20 s of an alarm cancels.</summary>
    public const string Help = "help";

    /// <summary>Pull cord: a pull calls.</summary>
    public const string Cord = "cord";

    /// <summary>Door contact.</summary>
    public const string Door = "door";

    /// <summary>Fall radar.</summary>
    public const string Radar = "radar";
}
