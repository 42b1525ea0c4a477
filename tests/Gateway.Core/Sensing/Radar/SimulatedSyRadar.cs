using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Sensing.Radar;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Radar;

/// <summary>
/// A C1001 or MR60FDA1 as other people's programs know it, written down as whole frames: nothing of it comes from the gateway's own tables, so that a wrong
/// number there is a silent radar here. What it is asked and told in frames that are not listed, it does not answer.
/// <para>
/// Sources: DFRobot_HumanDetection.cpp (mode, heights, sensitivity, delay, reset; ten seconds away after a new mode and after a reset); public sketches for the
/// MR60FDA1 (fall switch). A fresh C1001 is in sleep mode and detects no fall.
/// </para>
/// </summary>
public sealed class SimulatedSyRadar : IRadarPort
{
    // Each line: question; how a command begins and its bytes of value. Answers have the question's control word and command.
    private const string ModeAsked = "535902A800010F665443";
    private const string ModeSet = "535902080001";
    private const string SwitchAsked = "5359838000010FBF5443";
    private const string SwitchSet = "535983000001";
    private const string HeightAsked = "5359068200010F445443";
    private const string HeightSet = "535906020002";
    private const string BreakAsked = "5359839100010FD05443";
    private const string BreakSet = "535983110002";
    private const string SensitivityAsked = "5359838D00010FCC5443";
    private const string SensitivitySet = "5359830D0001";
    private const string DelayAsked = "5359838C00010FCB5443";
    private const string DelaySet = "5359830C0004";
    private const string FallAsked = "5359838100010FC05443";
    private const string Reset = "5359010200010FBF5443";

    private const int Mode = 0;
    private const int Switch = 1;
    private const int AwayMs = 10000;

    private readonly string[] _asked = [ModeAsked, SwitchAsked, HeightAsked, BreakAsked, SensitivityAsked, DelayAsked];
    private readonly string[] _set = [ModeSet, SwitchSet, HeightSet, BreakSet, SensitivitySet, DelaySet];
    private readonly int[] _width = [1, 1, 2, 2, 1, 4];
    private readonly int[] _live = [2, 0, 270, 0, 0, 5];
    private readonly int[] _written = [2, 0, 270, 0, 0, 5];
    private readonly bool[] _deaf = new bool[6];
    private FallRadar? _radar;
    private string _answers = string.Empty;
    private long _awayUntil;
    private long _now;

    /// <summary>Settings by their number: mode, fall switch, height, height of a fall, sensitivity, delay.</summary>
    public static PointSettings Wanted(string model) => RadarPoint.Of(model, height: 250, threshold: 60, sensitivity: 2, delay: 15);

    public int Resets { get; private set; }

    public int Writes { get; private set; }

    /// <summary>Somebody lies on the floor before it.</summary>
    public bool Fallen { get; set; }

    public string Settings => "mode " + _live[0] + " switch " + _live[1] + " height " + _live[2] + " break " + _live[3] + " sensitivity " + _live[4] + " delay " + _live[5];

    public void Connect(FallRadar radar) => _radar = radar;

    /// <summary>It does not know this setting at all.</summary>
    public void DoesNotKnow(int setting) => _deaf[setting] = true;

    /// <summary>Its supply blinks: all is as the factory made it.</summary>
    public void Blink()
    {
        _written[Mode] = _live[Mode] = 2;
        _written[Switch] = _live[Switch] = 0;
    }

    public void Send(byte[] frame, int length)
    {
        if (_now < _awayUntil)
        {
            return;
        }

        var hex = Hex.Text(frame, 0, length);
        if (hex == Reset)
        {
            Resets++;
            _awayUntil = _now + AwayMs;
            for (var i = 0; i < _live.Length; i++)
            {
                _live[i] = _written[i];
            }
        }
        else if (hex == FallAsked)
        {
            var sees = Fallen && (_deaf[Mode] || _live[Mode] == 1) && (_deaf[Switch] || _live[Switch] == 1);
            _answers += sees ? "5359838100" + "0101B25443" : "5359838100" + "0100B15443";
        }

        for (var i = 0; i < _asked.Length; i++)
        {
            if (_deaf[i])
            {
                continue;
            }

            if (hex == _asked[i])
            {
                Say(_asked[i].Substring(0, 8), _width[i], _written[i]);
            }
            else if (hex.Length == (12 + (_width[i] * 2) + 6) && hex.Substring(0, 12) == _set[i])
            {
                Writes++;
                var value = 0;
                for (var at = 0; at < _width[i]; at++)
                {
                    value = (value << 8) | frame[6 + at];
                }

                _written[i] = value;
                if (i == Mode)
                {
                    // A new mode counts at once, and it starts anew for it.
                    _live[Mode] = value;
                    _awayUntil = _now + AwayMs;
                    return;
                }

                _answers += hex;
            }
        }
    }

    public int Receive(byte[] into) => 0;

    /// <summary>What it has to say arrives at the gateway.</summary>
    public void Answer(long at)
    {
        _now = at;
        var bytes = Hex.Bytes(_answers);
        _answers = string.Empty;
        if (bytes.Length > 0)
        {
            _radar!.Received(bytes, 0, bytes.Length, at);
        }
    }

    private void Say(string head, int width, int value)
    {
        var bytes = Hex.Bytes(head + "0000" + "0000000000000000");
        bytes[5] = (byte)width;
        for (var i = 0; i < width; i++)
        {
            bytes[6 + i] = (byte)(value >> (8 * (width - 1 - i)));
        }

        var sum = 0;
        for (var i = 0; i < 6 + width; i++)
        {
            sum += bytes[i];
        }

        _answers += Hex.Text(bytes, 0, 6 + width) + Hex.Text([(byte)sum], 0, 1) + "5443";
    }
}
