namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>A DFRobot C1001 (SEN0623) or Seeed MR60FDA1 fall radar. One person at a time; mounted at 2–3 m, level within 5°.</summary>
public sealed class SyRadar : FallRadar, ISyFrameListener
{
    private const int Settings = 7;

    private const int StartMs = 12000;
    private const int WatchMs = 2000;
    private const int SilentMs = 30000;
    private const int ResetMs = 12000;

    private readonly int[] _wanted;

    /// <param name="point">Id of the point.</param>
    /// <param name="settings">As commissioned.</param>
    /// <param name="hasModes">True for a C1001, which also knows a sleep mode; false for an MR60FDA1, which only watches for falls.</param>
    /// <param name="at">Uptime now, in milliseconds.</param>
    /// <param name="port">The line to it.</param>
    /// <param name="listener">Hears what it sees.</param>
    public SyRadar(string point, RadarSettings settings, bool hasModes, long at, IRadarPort port, IRadarListener listener)
        : this(point, Wanted(settings, hasModes), at, port, listener)
    {
    }

    private SyRadar(string point, int[] wanted, long at, IRadarPort port, IRadarListener listener)
        : base(point, wanted, at, StartMs, WatchMs, SilentMs, port, listener)
    {
        _wanted = wanted;
        ReadWith(new SyFrameParser(this));
    }

    /// <summary>Says in a sentence what is wrong with these settings for this radar, or null.</summary>
    public static string? Problem(RadarSettings settings) =>
        RadarSettings.OutOfRange("height", settings.HeightCm, 200, 300, " cm")
        ?? RadarSettings.OutOfRange("threshold", settings.ThresholdCm, 20, 150, " cm")
        ?? RadarSettings.OutOfRange("sensitivity", settings.Sensitivity, 0, 3, string.Empty)
        ?? RadarSettings.OutOfRange("fall delay", settings.FallDelaySeconds, 5, 180, " s")
        ?? RadarSettings.OutOfRange("dwell time", settings.DwellSeconds, 60, 3600, " s");

    /// <inheritdoc/>
    public void OnSyFrame(int control, int command, byte[] buffer, int offset, int length)
    {
        Heard();

        // A report and the answer to a question say the same. A question of our own that comes back from a crossed wire has 0F: neither yes nor no.
        var yesOrNo = length == 1 && buffer[offset] <= 1;
        var yes = yesOrNo && buffer[offset] == 1;
        if (yesOrNo && control == SyFrame.Falling && Same(command, SyFrame.FallState))
        {
            SawFall(yes);
        }
        else if (yesOrNo && control == SyFrame.Falling && Same(command, SyFrame.DwellState))
        {
            SawDwell(yes);
        }
        else if (yesOrNo && control == SyFrame.Person && Same(command, SyFrame.Presence))
        {
            SawPresence(yes);
        }
        else
        {
            for (var setting = 0; setting < Settings; setting++)
            {
                if (control == Control(setting) && command == (Command(setting) | SyFrame.Question) && length == Width(setting))
                {
                    SawSetting(setting, SyFrame.Read(buffer, offset, length));
                }
            }
        }
    }

    /// <inheritdoc/>
    public override int Commit()
    {
        // The maker: without a reset after new settings the sensor may not be usable.
        Send(SyFrame.Write(Frame, SyFrame.System, SyFrame.Reset, 1, SyFrame.Ask));
        return ResetMs;
    }

    protected override int WriteAsk(int setting) => SyFrame.WriteQuestion(Frame, Control(setting), Command(setting));

    protected override int WriteSet(int setting) => SyFrame.Write(Frame, Control(setting), Command(setting), Width(setting), _wanted[setting]);

    // Falls are reported unasked; asking as well finds the report that a disturbed line swallowed.
    protected override int WriteWatch(int turn) => (turn % 5) switch
    {
        1 => SyFrame.WriteQuestion(Frame, SyFrame.Person, SyFrame.Presence),
        3 => SyFrame.WriteQuestion(Frame, SyFrame.Falling, SyFrame.DwellState),
        _ => SyFrame.WriteQuestion(Frame, SyFrame.Falling, SyFrame.FallState),
    };

    private static int[] Wanted(RadarSettings settings, bool hasModes) =>
    [
        hasModes ? SyFrame.FallMode : RadarSettings.Leave,
        settings.HeightCm,
        hasModes ? settings.ThresholdCm : RadarSettings.Leave,
        hasModes ? settings.Sensitivity : RadarSettings.Leave,
        settings.FallDelaySeconds,
        settings.DwellSeconds == RadarSettings.Leave ? RadarSettings.Leave : 1,
        settings.DwellSeconds,
    ];

    private static bool Same(int command, int report) => (command & ~SyFrame.Question) == report;

    private static int Control(int setting) => setting switch
    {
        0 => SyFrame.Product,
        1 => SyFrame.Mounting,
        _ => SyFrame.Falling,
    };

    private static int Command(int setting) => setting switch
    {
        0 => SyFrame.WorkMode,
        1 => SyFrame.Height,
        2 => SyFrame.BreakHeight,
        3 => SyFrame.Sensitivity,
        4 => SyFrame.FallDelay,
        5 => SyFrame.DwellSwitch,
        _ => SyFrame.DwellSeconds,
    };

    // Bytes of its value.
    private static int Width(int setting) => setting switch
    {
        1 or 2 => 2,
        4 or 6 => 4,
        _ => 1,
    };
}
