using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Outbox.Segments;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>A DFRobot C1001 (SEN0623) or Seeed MR60FDA1 fall radar. One person at a time; mounted at 2–3 m, level within 5°.</summary>
public sealed class SyRadar : FallRadar, IFrameListener
{
    private const int Mode = 0;
    private const int Switch = 1;
    private const int Height = 2;
    private const int Threshold = 3;
    private const int Sensitivity = 4;
    private const int Settings = 6;

    private const int StartMs = 12000;
    private const int WatchMs = 2000;
    private const int SilentMs = 30000;

    // The maker's library waits 10 s for either.
    private const int ResetMs = 12000;
    private const int NewModeMs = 12000;

    // In the order of the constants above.
    private readonly SySetting[] _settings =
    [
        new SySetting(0x02, 0x08, 0xA8, 1),
        new SySetting(0x83, 0x00, 0x80, 1),
        new SySetting(0x06, 0x02, 0x82, 2),
        new SySetting(0x83, 0x11, 0x91, 2),
        new SySetting(0x83, 0x0D, 0x8D, 1),
        new SySetting(0x83, 0x0C, 0x8C, 4),
    ];

    private readonly bool _hasModes;

    /// <param name="point">Its settings. A C1001 also knows a sleep mode; an MR60FDA1 only watches for falls.</param>
    /// <param name="at">Uptime now, in milliseconds.</param>
    /// <param name="port">The line to it.</param>
    /// <param name="listener">Hears what it sees.</param>
    public SyRadar(PointSettings point, long at, IRadarPort port, ISensorListener listener)
        : base(point.Id, Values(point), Optional(point), at, StartMs, WatchMs, SilentMs, port, listener)
    {
        _hasModes = HasModes(point);
        ReadWith(new SyFrameParser(this));
    }

    /// <inheritdoc/>
    public void OnFrame(int type, int command, byte[] buffer, int offset, int length)
    {
        // A question of our own that comes back from a crossed wire says nothing, not even that a radar is there.
        if (length == 0 || (length == 1 && buffer[offset] == SyFrame.Ask && (command & SyFrame.Question) != 0))
        {
            return;
        }

        Heard();

        // A report and the answer to a question say the same. No radar may say "fallen" in a number of another width, or of another value than 1, unheard.
        if (type == SyFrame.Falling && Same(command, SyFrame.FallState))
        {
            SawFall(AnyOf(buffer, offset, length));
        }
        else if (type == SyFrame.Person && Same(command, SyFrame.Presence))
        {
            SawPresence(AnyOf(buffer, offset, length));
        }
        else if (length <= sizeof(int))
        {
            for (var setting = 0; setting < Settings; setting++)
            {
                if (type == _settings[setting].Control && command == _settings[setting].Ask)
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

    protected override int WriteAsk(int setting) => SyFrame.WriteQuestion(Frame, _settings[setting].Control, _settings[setting].Ask);

    protected override int WriteSet(int setting) => SyFrame.Write(Frame, _settings[setting].Control, _settings[setting].Set, _settings[setting].Bytes, Wanted[setting]);

    protected override int SettleMsOf(int setting) => setting == Mode ? NewModeMs : base.SettleMsOf(setting);

    protected override string NameOf(int setting) => setting switch
    {
        Mode => "mode",
        Switch => "fall-switch",
        Height => "height",
        Threshold => "threshold",
        Sensitivity => "sensitivity",
        _ => "delay",
    };

    // Falls are reported unasked; asking as well finds the report that a disturbed line swallowed. So does asking for what falls hang on: a radar whose supply
    // blinks comes back as the factory made it, sooner than anybody misses it.
    protected override int WriteWatch(int turn) => (turn % 5) switch
    {
        1 => SyFrame.WriteQuestion(Frame, SyFrame.Person, SyFrame.Presence),
        3 => WriteAsk(_hasModes ? Mode : Switch),
        _ => SyFrame.WriteQuestion(Frame, SyFrame.Falling, SyFrame.FallState),
    };

    private static int[] Values(PointSettings point) =>
    [
        HasModes(point) ? SyFrame.FallMode : PointSettings.NotTold,
        SyFrame.On,
        point.Number(PointSettings.Height),
        HasModes(point) ? point.Number(PointSettings.Threshold) : PointSettings.NotTold,
        point.Number(PointSettings.Sensitivity),
        point.Number(PointSettings.FallDelay),
    ];

    // The switch is in the papers of the MR60FDA1 and not in the library of the C1001, where the mode stands for it; of sensitivity it is the other way round.
    private static int Optional(PointSettings point) => 1 << (HasModes(point) ? Switch : Sensitivity);

    private static bool HasModes(PointSettings point) => point.Model == RadarModel.C1001;

    private static bool Same(int command, int report) => (command & ~SyFrame.Question) == report;
}
