using Hjemvakt.Host.StandIns.Serial;

namespace Hjemvakt.VirtualHome.Sensors;

/// <summary>A DFRobot C1001. New settings count after a reset, for which it is away ten seconds; it takes a write with an echo.</summary>
public sealed class SyModule : RadarModule
{
    private const int Overhead = 9;
    private const byte Asked = 0x80;

    private static readonly TimeSpan ResetTime = TimeSpan.FromSeconds(10);

    private readonly Dictionary<(byte Control, byte Command), byte[]> _written = [];
    private readonly Dictionary<(byte Control, byte Command), byte[]> _live = [];
    private DateTimeOffset _awayUntil = DateTimeOffset.MinValue;

    /// <inheritdoc cref="RadarModule(SimulatedSerialLine, TimeProvider)"/>
    public SyModule(SimulatedSerialLine line, TimeProvider time)
        : base(line, time) => Forget();

    /// <summary>How often it was told to reset.</summary>
    public int Resets { get; private set; }

    /// <inheritdoc/>
    public override string Settings => string.Join(' ', _live.OrderBy(setting => setting.Key).Select(setting => $"{setting.Key.Control:X2}{setting.Key.Command:X2}={Convert.ToHexString(setting.Value)}"));

    /// <summary>It was set by an earlier start of the gateway: to watch for falls, hung at this height in centimetres.</summary>
    public void SetBefore(int height)
    {
        _written[(0x02, 0x08)] = [1];
        _written[(0x06, 0x02)] = [(byte)(height >> 8), (byte)height];
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
    protected override void SayFall() => Say(0x83, 0x01, [(byte)(Fallen ? 1 : 0)]);

    /// <inheritdoc/>
    protected override void Forget()
    {
        _written.Clear();
        _written[(0x02, 0x08)] = [2];
        _written[(0x06, 0x02)] = [1, 14];
        _written[(0x83, 0x0C)] = [0, 0, 0, 5];
        _written[(0x83, 0x0D)] = [0];
        _written[(0x83, 0x11)] = [0, 0];
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

        var setting = (control, (byte)(command & ~Asked));
        var asked = (command & Asked) != 0;
        if (control == 0x01 && command == 0x02)
        {
            Resets++;
            _awayUntil = Time.GetUtcNow() + ResetTime;
            Settle();
        }
        else if (asked && control == 0x80 && command == 0x81)
        {
            Say(control, command, [(byte)(Somebody ? 1 : 0)]);
        }
        else if (asked && control == 0x83 && command == 0x81)
        {
            Say(control, command, [(byte)(Fallen ? 1 : 0)]);
        }
        else if (asked && _written.TryGetValue(setting, out var value))
        {
            Say(control, command, value);
        }
        else if (!asked && _written.ContainsKey(setting))
        {
            _written[setting] = data;
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
