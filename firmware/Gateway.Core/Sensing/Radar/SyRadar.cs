using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>A DFRobot C1001 (SEN0623) or Seeed MR60FDA1 fall radar. One person at a time; mounted at 2–3 m, level within 5°.</summary>
public sealed class SyRadar : FallRadar, ISyFrameListener
{
    private const int Settings = 5;

    private const int StartMs = 12000;
    private const int WatchMs = 2000;
    private const int SilentMs = 30000;
    private const int ResetMs = 12000;

    /// <param name="point">Its settings. A C1001 also knows a sleep mode; an MR60FDA1 only watches for falls, and its sensitivity cannot be set.</param>
    /// <param name="at">Uptime now, in milliseconds.</param>
    /// <param name="port">The line to it.</param>
    /// <param name="listener">Hears what it sees.</param>
    public SyRadar(PointSettings point, long at, IRadarPort port, ISensorListener listener)
        : base(point.Id, Values(point, point.Model == RadarModel.C1001), at, StartMs, WatchMs, SilentMs, port, listener) => ReadWith(new SyFrameParser(this));

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

    protected override int WriteSet(int setting) => SyFrame.Write(Frame, Control(setting), Command(setting), Width(setting), Wanted[setting]);

    // Falls are reported unasked; asking as well finds the report that a disturbed line swallowed.
    protected override int WriteWatch(int turn) => turn % 5 == 1
        ? SyFrame.WriteQuestion(Frame, SyFrame.Person, SyFrame.Presence)
        : SyFrame.WriteQuestion(Frame, SyFrame.Falling, SyFrame.FallState);

    private static int[] Values(PointSettings point, bool hasModes) =>
    [
        hasModes ? SyFrame.FallMode : PointSettings.NotTold,
        point.Number(PointSettings.Height),
        hasModes ? point.Number(PointSettings.Threshold) : PointSettings.NotTold,
        hasModes ? point.Number(PointSettings.Sensitivity) : PointSettings.NotTold,
        point.Number(PointSettings.FallDelay),
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
        _ => SyFrame.FallDelay,
    };

    // Bytes of its value.
    private static int Width(int setting) => setting switch
    {
        1 or 2 => 2,
        4 => 4,
        _ => 1,
    };
}
