using System;
using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Board.Pins;

/// <summary>
/// Which GPIO does what on the reference board (ESP32-S3 with octal PSRAM). Not used, because the chip or the module needs them:
/// 0, 3, 45, 46 (strapping), 19, 20 (USB), 26–37 (flash and PSRAM), 39, 41, 42 (JTAG), 43, 44 (console).
/// The lamp, the buzzer, the I²C bus and the watchdog belong to the board; what the home's points hang on is written in the settings, and these are the usual places.
/// </summary>
public static class PinMap
{
    /// <summary>Lamp, each colour through its own resistor, lit when high.</summary>
    public const int LampRed = 15;

    public const int LampGreen = 16;

    public const int LampBlue = 17;

    /// <summary>Passive buzzer behind a transistor.</summary>
    public const int Buzzer = 18;

    /// <summary>Push button to ground.</summary>
    public const int HelpButton = 4;

    /// <summary>Pull cord to ground.</summary>
    public const int PullCord = 5;

    /// <summary>Reed contact to ground, closed while the door is closed.</summary>
    public const int FrontDoor = 6;

    /// <summary>The fall output of the radar, high while it sees somebody lie fallen.</summary>
    public const int RadarFall = 7;

    /// <summary>Data of the I²C bus, for sensors of the air.</summary>
    public const int I2cData = 8;

    /// <summary>Clock of the I²C bus.</summary>
    public const int I2cClock = 9;

    /// <summary>DONE of the external watchdog. A JTAG pin, which the S3 does not use while it is debugged over USB: no point of any home can sit on it.</summary>
    public const int WatchdogDone = 40;

    /// <summary>The GPIO of an analogue channel: on this chip GPIO 1 is channel 0.</summary>
    public static int OfAnalogue(int channel) => channel + 1;

    /// <summary>Whether a point of the home may sit on this pin: it is led out, and neither chip, module nor this board (its lamp, buzzer and I²C bus) needs it.</summary>
    public static bool IsForPoints(int pin)
    {
        return pin == 1 || pin == 2 || (pin >= 4 && pin <= 7) || (pin >= 10 && pin <= 14) || pin == 21 || pin == 38 || pin == 47 || pin == 48;
    }

    /// <summary>As <see cref="IsForPoints"/>, and says so on the console when it may not: opening a pin that the flash hangs on would stop the chip, at every start.</summary>
    internal static bool Usable(PointSettings point, int pin)
    {
        var usable = IsForPoints(pin);
        if (!usable)
        {
            Console.WriteLine("Point " + point.Id + " cannot be on pin " + pin + ".");
        }

        return usable;
    }
}
