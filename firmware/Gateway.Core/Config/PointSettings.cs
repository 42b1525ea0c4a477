namespace Hjemvakt.Gateway.Config;

/// <summary>One sensor of the home, as commissioning named it.</summary>
public sealed class PointSettings
{
    /// <summary>A number that was not told.</summary>
    public const int NotTold = -1;

    /// <summary>Number: the GPIO it hangs on.</summary>
    public const int OnPin = 0;

    /// <summary>Number: UART 1 or 2 of the chip.</summary>
    public const int Uart = 1;

    /// <summary>Number: the GPIO on which the chip hears it.</summary>
    public const int Rx = 2;

    /// <summary>Number: the GPIO on which the chip speaks to it.</summary>
    public const int Tx = 3;

    /// <summary>Number: analogue channel 0–7.</summary>
    public const int Adc = 4;

    /// <summary>Number: address on the I²C bus.</summary>
    public const int Address = 5;

    /// <summary>Number: height of a radar above the floor, in centimetres.</summary>
    public const int Height = 6;

    /// <summary>Number: height below which a person counts as fallen, in centimetres.</summary>
    public const int Threshold = 7;

    /// <summary>Number: sensitivity, in the radar's own unit.</summary>
    public const int Sensitivity = 8;

    /// <summary>Number: how long a radar waits before it calls it a fall, in seconds.</summary>
    public const int FallDelay = 9;

    /// <summary>Number: what the analogue channel measures at its highest code, in millivolts.</summary>
    public const int FullScale = 10;

    /// <summary>How many numbers there are.</summary>
    public const int Numbers = 11;

    private readonly int[] _numbers;

    public PointSettings(string id, string kind, int pin, string room = "")
        : this(id, kind, room, "", Untold())
    {
        _numbers[OnPin] = pin;
        Pin = pin;
    }

    /// <param name="numbers">All of them, as <see cref="Untold"/> gives them at first; kept.</param>
    public PointSettings(string id, string kind, string room, string model, int[] numbers)
    {
        Id = id;
        Kind = kind;
        Room = room;
        Model = model;
        Pin = numbers[OnPin];
        _numbers = numbers;
    }

    /// <summary>The <c>p</c> of its records, as <c>front-door</c>.</summary>
    public string Id { get; }

    /// <summary>What it is: see <see cref="SensorKind"/>. Kinds this firmware does not know are kept and left alone.</summary>
    public string Kind { get; }

    /// <summary>GPIO number, or -1 when it is not on a pin.</summary>
    public int Pin { get; }

    /// <summary>The room it is in, in the technician's words; an empty string for what is worn, or not told.</summary>
    public string Room { get; }

    /// <summary>The maker's name for it, as <see cref="RadarModel"/> knows them; an empty string when not told.</summary>
    public string Model { get; }

    /// <summary>All numbers, none told.</summary>
    public static int[] Untold()
    {
        var numbers = new int[Numbers];
        for (var i = 0; i < Numbers; i++)
        {
            numbers[i] = NotTold;
        }

        return numbers;
    }

    /// <summary>One of the numbers named here, or <see cref="NotTold"/>.</summary>
    public int Number(int which) => _numbers[which];
}
