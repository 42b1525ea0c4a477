using Hjemvakt.Host.StandIns.Serial;

namespace Hjemvakt.VirtualHome.Sensors;

/// <summary>
/// A fall radar on a serial line, as its makers' documents and captures have it: it reports what it sees, again and again, answers questions, takes settings,
/// and forgets everything when it loses its supply. What is behind it is a room with somebody in it, or nobody.
/// </summary>
public abstract class RadarModule : IDisposable
{
    private static readonly TimeSpan ReportsEvery = TimeSpan.FromSeconds(5);

    private readonly SimulatedSerialLine _line;
    private readonly ITimer _reports;
    private readonly Random _noise = new(7);
    private readonly List<byte> _heard = [];

    /// <param name="line">Its line.</param>
    /// <param name="time">The home's time.</param>
    protected RadarModule(SimulatedSerialLine line, TimeProvider time)
    {
        _line = line;
        Time = time;
        line.Heard += Take;
        _reports = time.CreateTimer(_ => Report(), null, ReportsEvery, ReportsEvery);
    }

    /// <summary>It has no supply, or its cable is out: it neither speaks nor hears.</summary>
    public bool Unplugged { get; private set; }

    /// <summary>Its line is disturbed: there is noise before and after each frame, made of the frames' own bytes among others.</summary>
    public bool Noisy { get; set; }

    /// <summary>Its line is disturbed badly: this share of its frames, 0 to 1, loses its end.</summary>
    public double CutShare { get; set; }

    /// <summary>Somebody is in its room.</summary>
    public bool Somebody { get; private set; }

    /// <summary>It holds that somebody lies fallen.</summary>
    public bool Fallen { get; private set; }

    /// <summary>Its settings as they count now, in words, for a test to look at.</summary>
    public abstract string Settings { get; }

    /// <summary>The gateway has changed its settings. Raised on the thread of the gateway's line.</summary>
    public event Action<string>? SettingsChanged;

    /// <summary>The home's time.</summary>
    protected TimeProvider Time { get; }

    /// <summary>One thing at a time: the line, the timer and the person.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Somebody comes in, or leaves.</summary>
    public void SetSomebody(bool there)
    {
        lock (Gate)
        {
            Somebody = there;
            SayPresence();
        }
    }

    /// <summary>Somebody falls, and after a while has been picked up.</summary>
    public void SetFallen(bool fallen)
    {
        lock (Gate)
        {
            Fallen = fallen;
            if (fallen && !Somebody)
            {
                Somebody = true;
                SayPresence();
            }

            SayFall();
        }
    }

    /// <summary>Takes its supply, and with it all it has been told.</summary>
    public void Unplug()
    {
        lock (Gate)
        {
            Unplugged = true;
            _heard.Clear();
            Forget();
        }
    }

    /// <summary>Gives its supply back.</summary>
    public void Plug()
    {
        lock (Gate)
        {
            Unplugged = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _line.Heard -= Take;
        _reports.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes one whole frame off the beginning of what was heard and acts on it.</summary>
    /// <returns>How many bytes that was; 0 when more must come first.</returns>
    protected abstract int TakeFrame(List<byte> heard);

    /// <summary>Says whether somebody is there.</summary>
    protected abstract void SayPresence();

    /// <summary>Says whether somebody lies fallen.</summary>
    protected abstract void SayFall();

    /// <summary>All settings are the factory's.</summary>
    protected abstract void Forget();

    /// <summary>Puts a frame on the line, as disturbed as it is.</summary>
    protected void Say(byte[] frame)
    {
        if (Unplugged)
        {
            return;
        }

        if (_noise.NextDouble() < CutShare)
        {
            _line.Say(frame.AsSpan(0, _noise.Next(frame.Length)));
            return;
        }

        if (Noisy)
        {
            _line.Say(Noise(frame));
        }

        _line.Say(frame);
        if (Noisy)
        {
            _line.Say(Noise(frame));
        }
    }

    private byte[] Noise(byte[] like)
    {
        var bytes = new byte[_noise.Next(40)];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = _noise.Next(2) == 0 ? (byte)_noise.Next(256) : like[_noise.Next(like.Length)];
        }

        return bytes;
    }

    private void Report()
    {
        lock (Gate)
        {
            SayPresence();
            SayFall();
        }
    }

    private void Take(byte[] bytes)
    {
        lock (Gate)
        {
            if (Unplugged)
            {
                return;
            }

            var before = Settings;
            _heard.AddRange(bytes);
            int taken;
            while (_heard.Count > 0 && (taken = TakeFrame(_heard)) > 0)
            {
                _heard.RemoveRange(0, taken);
            }

            if (Settings != before)
            {
                SettingsChanged?.Invoke(Settings);
            }
        }
    }
}
