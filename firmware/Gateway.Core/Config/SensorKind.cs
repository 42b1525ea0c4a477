namespace Hjemvakt.Gateway.Config;

/// <summary>The kind of a point, by the words of the settings.</summary>
public static class SensorKind
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

    /// <summary>Relay or interconnect contact of a smoke alarm.</summary>
    public const string Smoke = "smoke";

    /// <summary>Relay contact of a carbon monoxide alarm.</summary>
    public const string Co = "co";

    /// <summary>Two contacts on a floor that water closes.</summary>
    public const string Leak = "leak";

    /// <summary>Whether it is something a person lies, sits or stands on.</summary>
    public static bool Holds(string kind) => kind == Bed || kind == Chair || kind == Mat;

    /// <summary>Whether a person calls for help with it.</summary>
    public static bool Calls(string kind) => kind == Help || kind == Cord || kind == Call;

    /// <summary>Whether it warns everybody in the home; its kind is the <c>what</c> of its records.</summary>
    public static bool Warns(string kind) => kind == Smoke || kind == Co || kind == Leak;

    /// <summary>Whether it is listened to first, and in safe mode too.</summary>
    public static bool ComesFirst(string kind) => Calls(kind) || Warns(kind);
}
