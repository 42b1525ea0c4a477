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

    /// <summary>Help button that also takes a wish to be called, by two quick presses.</summary>
    public const string Call = "call";

    /// <summary>Passive infrared motion sensor.</summary>
    public const string Motion = "motion";

    /// <summary>Contact pad in a bed.</summary>
    public const string Bed = "bed";

    /// <summary>Contact pad in a chair.</summary>
    public const string Chair = "chair";

    /// <summary>Contact mat on the floor.</summary>
    public const string Mat = "mat";

    /// <summary>Fall radar: on a serial line, by its fall output on a pin, or both.</summary>
    public const string Radar = "radar";

    /// <summary>Temperature, humidity and pressure of the air.</summary>
    public const string Env = "env";

    /// <summary>Accelerometer worn at the waist.</summary>
    public const string Wearable = "wearable";

    /// <summary>How the gateway is fed: mains, and a battery if it has one.</summary>
    public const string Power = "power";

    /// <summary>Whether it is something a person lies, sits or stands on.</summary>
    public static bool Holds(string kind) => kind == Bed || kind == Chair || kind == Mat;

    /// <summary>Whether a person calls for help with it: what even safe mode listens to.</summary>
    public static bool Calls(string kind) => kind == Help || kind == Cord || kind == Call;
}
