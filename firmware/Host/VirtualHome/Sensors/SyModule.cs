using Hjemvakt.Host.StandIns.Serial;

namespace Hjemvakt.VirtualHome.Sensors;

/// <summary>
/// A DFRobot C1001 or a Seeed MR60FDA1, as other people's programs find them (DFRobot_HumanDetection.cpp, public sketches for the MR60FDA1): not written from
/// the gateway's own tables. A C1001 as it comes from the maker is in sleep mode and detects no fall; it starts anew for a new mode and for a reset, and is away
/// ten seconds for each. Other new settings count after a reset. A write is taken with an echo. What it does not know it does not answer.
/// </summary>
public sealed class SyModule : RadarModule
{
    private const int Overhead = 9;

    private static readonly TimeSpan ResetTime = TimeSpan.FromSeconds(10);

    // What is asked, and what that is set by.
    private static readonly Dictionary<(byte Control, byte Command), (byte Control, byte Command)> Questions = new()
    {
        [(0x02, 0xA8)] = Mode,
        [(0x83, 0x80)] = FallSwitch,
        [(0x06, 0x82)] = InstallHeight,
        [(0x83, 0x91)] = BreakHeight,
        [(0x83, 0x8D)] = FallSensitivity,
        [(0x83, 0x8C)] = FallTime,
    };

    private readonly bool _hasModes;
    private readonly Dictionary<(byte Control, byte Command), byte[]> _written = [];
    private readonly Dictionary<(byte Control, byte Command), byte[]> _live = [];
    private DateTimeOffset _awayUntil = DateTimeOffset.MinValue;

    /// <inheritdoc cref="RadarModule(SimulatedSerialLine, TimeProvider)"/>
    /// <param name="hasModes">A C1001, which has a mode for falls and one for sleep; else an MR60FDA1, which has a switch.</param>
    public SyModule(SimulatedSerialLine line, TimeProvider time, bool hasModes)
        : base(line, time)
    {
        _hasModes = hasModes;
        Forget();
    }

    private static (byte Control, byte Command) Mode => (0x02, 0x08);

    private static (byte Control, byte Command) FallSwitch => (0x83, 0x00);

    private static (byte Control, byte Command) InstallHeight => (0x06, 0x02);

    private static (byte Control, byte Command) BreakHeight => (0x83, 0x11);

    private static (byte Control, byte Command) FallSensitivity => (0x83, 0x0D);

    private static (byte Control, byte Command) FallTime => (0x83, 0x0C);

    // One of the two it has, and falls are seen only when it says so.
    private byte Seen => (byte)(Fallen && _live[_hasModes ? Mode : FallSwitch][0] == 1 ? 1 : 0);

    /// <summary>How often it was told to reset.</summary>
    public int Resets { get; private set; }

    /// <inheritdoc/>
    public override string Settings => string.Join(' ', _live.OrderBy(setting => setting.Key).Select(setting => $"{setting.Key.Control:X2}{setting.Key.Command:X2}={Convert.ToHexString(setting.Value)}"));

    /// <summary>It was set by an earlier start of the gateway: to watch for falls, hung at this height in centimetres.</summary>
    public void SetBefore(int height)
    {
        _written[_hasModes ? Mode : FallSwitch] = [1];
        _written[InstallHeight] = [(byte)(height >> 8), (byte)height];
        Settle();
    }

    /// <inheritdoc/>
    protected override int TakeFrame(List<byte> heard)
    {
        if (heard[0] != 0x53)
        {
            return 1;
        }

        if (heard.Count < Overhead)
        {
            return 0;
        }

        byte[] bytes = [.. heard];
        var length = (bytes[4] << 8) | bytes[5];
        if (bytes[1] != 0x59 || length > 64)
        {
            return 1;
        }

        var total = length + Overhead;
        if (bytes.Length < total)
        {
            return 0;
        }

        if (bytes[total - 3] != Sum(bytes.AsSpan(0, total - 3)) || bytes[total - 2] != 0x54 || bytes[total - 1] != 0x43)
        {
            return 1;
        }

        Obey(bytes[2], bytes[3], bytes[6..(6 + length)]);
        return total;
    }

    /// <inheritdoc/>
    protected override void SayPresence() => Say(0x80, 0x01, [(byte)(Somebody ? 1 : 0)]);

    /// <inheritdoc/>
    protected override void SayFall() => Say(0x83, 0x01, [Seen]);

    /// <inheritdoc/>
    protected override void Forget()
    {
        _written.Clear();
        _written[_hasModes ? Mode : FallSwitch] = [(byte)(_hasModes ? 2 : 0)];
        _written[InstallHeight] = [1, 14];
        _written[FallTime] = [0, 0, 0, 5];
        _written[FallSensitivity] = [0];
        if (_hasModes)
        {
            _written[BreakHeight] = [0, 0];
        }

        Settle();
    }

    private static byte Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0;
        foreach (var value in bytes)
        {
            sum += value;
        }

        return (byte)sum;
    }

    private void Settle()
    {
        _live.Clear();
        foreach (var (setting, value) in _written)
        {
            _live[setting] = value;
        }
    }

    private void Obey(byte control, byte command, byte[] data)
    {
        if (Time.GetUtcNow() < _awayUntil)
        {
            return;
        }

        if (control == 0x01 && command == 0x02)
        {
            Resets++;
            _awayUntil = Time.GetUtcNow() + ResetTime;
            Settle();
        }
        else if (control == 0x80 && command == 0x81)
        {
            Say(control, command, [(byte)(Somebody ? 1 : 0)]);
        }
        else if (control == 0x83 && command == 0x81)
        {
            Say(control, command, [Seen]);
        }
        else if (Questions.TryGetValue((control, command), out var asked))
        {
            if (_written.TryGetValue(asked, out var value))
            {
                Say(control, command, value);
            }
        }
        else if (_written.ContainsKey((control, command)))
        {
            _written[(control, command)] = data;
            if ((control, command) == Mode)
            {
                _live[Mode] = data;
                _awayUntil = Time.GetUtcNow() + ResetTime;
                return;
            }

            Say(control, command, data);
        }
    }

    private void Say(byte control, byte command, byte[] data)
    {
        if (Time.GetUtcNow() < _awayUntil)
        {
            return;
        }

        byte[] body = [0x53, 0x59, control, command, (byte)(data.Length >> 8), (byte)data.Length, .. data];
        Say([.. body, Sum(body), 0x54, 0x43]);
    }
}
