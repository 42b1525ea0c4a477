using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Sensing.Radar;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Radar;

/// <summary>A C1001 as its maker's library has it: settings count after a reset, for which it is away ten seconds; questions are answered, a write is echoed.</summary>
public sealed class SimulatedSyRadar : IRadarPort, IFrameListener
{
    private readonly byte[] _out = new byte[256];
    private readonly byte[] _frame = new byte[32];
    private readonly SyFrameParser _parser;
    private readonly int[] _live = [2, 270, 0, 0, 5];
    private readonly int[] _written = [2, 270, 0, 0, 5];
    private FallRadar? _radar;
    private int _outLength;
    private long _awayUntil;
    private long _now;

    public SimulatedSyRadar() => _parser = new SyFrameParser(this);

    public static PointSettings Wanted(string model) => RadarPoint.Of(model, height: 250, threshold: 60, sensitivity: 2, delay: 15);

    public int Resets { get; private set; }

    public int Writes { get; private set; }

    public string Settings => "mode " + _live[0] + " height " + _live[1] + " break " + _live[2] + " sensitivity " + _live[3] + " delay " + _live[4];

    public void Connect(FallRadar radar) => _radar = radar;

    public void Send(byte[] frame, int length) => _parser.Feed(frame, 0, length, _now);

    public int Receive(byte[] into) => 0;

    /// <summary>What it has to say arrives at the gateway.</summary>
    public void Answer(long at)
    {
        _now = at;
        var length = _outLength;
        _outLength = 0;
        if (length > 0)
        {
            // A copy: what arrives makes the gateway ask again at once.
            var bytes = new byte[length];
            for (var i = 0; i < length; i++)
            {
                bytes[i] = _out[i];
            }

            _radar!.Received(bytes, 0, length, at);
        }
    }

    public void OnFrame(int type, int command, byte[] buffer, int offset, int length)
    {
        if (_now < _awayUntil)
        {
            return;
        }

        if (type == SyFrame.System && command == SyFrame.Reset)
        {
            Resets++;
            _awayUntil = _now + 10000;
            for (var i = 0; i < _live.Length; i++)
            {
                _live[i] = _written[i];
            }

            return;
        }

        if (type == SyFrame.Falling && command == (SyFrame.FallState | SyFrame.Question))
        {
            Say(type, command, 1, 0);
            return;
        }

        var setting = SettingOf(type, command & ~SyFrame.Question);
        if (setting < 0)
        {
            return;
        }

        if ((command & SyFrame.Question) != 0)
        {
            Say(type, command, Width(setting), _written[setting]);
        }
        else
        {
            Writes++;
            _written[setting] = SyFrame.Read(buffer, offset, length);
            Say(type, command, length, _written[setting]);
        }
    }

    private static int SettingOf(int type, int command)
    {
        if (type == SyFrame.Product)
        {
            return command == SyFrame.WorkMode ? 0 : -1;
        }

        if (type == SyFrame.Mounting)
        {
            return command == SyFrame.Height ? 1 : -1;
        }

        return type != SyFrame.Falling ? -1 : command switch
        {
            SyFrame.BreakHeight => 2,
            SyFrame.Sensitivity => 3,
            SyFrame.FallDelay => 4,
            _ => -1,
        };
    }

    private static int Width(int setting) => setting == 1 || setting == 2 ? 2 : setting == 4 ? 4 : 1;

    private void Say(int control, int command, int width, int value)
    {
        var length = SyFrame.Write(_frame, control, command, width, value);
        for (var i = 0; i < length; i++)
        {
            _out[_outLength++] = _frame[i];
        }
    }
}
