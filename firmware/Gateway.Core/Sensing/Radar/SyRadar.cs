using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>A DFRobot C1001 (SEN0623) or Seeed MR60FDA1 fall radar. One person at a time; mounted at 2–3 m, level within 5°.</summary>
public sealed class SyRadar : FallRadar, IFrameListener
{
    private const int Settings = 5;

    private const int StartMs = 12000;
    private const int WatchMs = 2000;
    private const int SilentMs = 30000;
    private const int ResetMs = 12000;

    // Control word, command and bytes of value of each setting: mode, height, height of a fall, sensitivity, delay (see SyFrame).
    private readonly int[] _settings = Numbers.Of("2 8 1 6 2 2 131 17 2 131 13 1 131 12 4");

    /// <param name="point">Its settings. A C1001 also knows a sleep mode; an MR60FDA1 only watches for falls, and its sensitivity cannot be set.</param>
    /// <param name="at">Uptime now, in milliseconds.</param>
    /// <param name="port">The line to it.</param>
    /// <param name="listener">Hears what it sees.</param>
    public SyRadar(PointSettings point, long at, IRadarPort port, ISensorListener listener)
        : base(point.Id, Values(point, point.Model == RadarModel.C1001), at, StartMs, WatchMs, SilentMs, port, listener) => ReadWith(new SyFrameParser(this));

    /// <inheritdoc/>
    public void OnFrame(int type, int command, byte[] buffer, int offset, int length)
    {
        Heard();

        // A report and the answer to a question say the same. A question of our own that comes back from a crossed wire has 0F: neither yes nor no.
        var yesOrNo = length == 1 && buffer[offset] <= 1;
        var yes = yesOrNo && buffer[offset] == 1;
        if (yesOrNo && type == SyFrame.Falling && Same(command, SyFrame.FallState))
        {
            SawFall(yes);
        }
        else if (yesOrNo && type == SyFrame.Person && Same(command, SyFrame.Presence))
        {
            SawPresence(yes);
        }
        else
        {
            for (var setting = 0; setting < Settings; setting++)
            {
                if (type == Control(setting) && command == (Command(setting) | SyFrame.Question) && length == Width(setting))
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

    private int Control(int setting) => _settings[setting * 3];

    private int Command(int setting) => _settings[(setting * 3) + 1];

    private int Width(int setting) => _settings[(setting * 3) + 2];
}
