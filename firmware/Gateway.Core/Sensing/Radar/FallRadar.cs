using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Sensing.Fusion;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>
/// One fall radar on a serial line: finds its frames, makes one report of each fall, keeps its settings as commissioned, notices when it falls silent.
/// Falls are told from the first byte on, configured or not. All members on the main loop.
/// </summary>
public abstract class FallRadar : Sensor
{
    private const int PresenceAgainMs = 60 * 60 * 1000;

    // Confidence of a radar's fall, 0–100: what the maker claims (Seeed: up to 90 %) as the ceiling, corrected by what the radar says of presence.
    private const int PlainConfidence = 75;
    private const int WithPresence = 85;
    private const int WithoutPresence = 55;

    private const int Unknown = -1;

    // A written setting is in force, or at least can be read, after this long.
    private const int SettleMs = 500;

    private readonly IRadarPort _port;
    private readonly ISensorListener _listener;
    private readonly RadarConfigurator _configurator;
    private readonly SensorHealth _health;
    private readonly FallLatch _latch = new FallLatch();

    // As a mat's: a fan or a curtain changes it more often than people do, and is no sign of anybody.
    private readonly ChangeRate _comings = new ChangeRate(60, 20 * 1000);
    private readonly byte[] _line = new byte[256];
    private readonly int _watchMs;
    private readonly int _silentMs;
    private FrameParser? _parser;
    private int _presence = Unknown;
    private int _turn;
    private bool _heard;
    private long _heardAt;
    private long _watchAt;
    private long _presenceAgainAt = Uptime.Never;
    private int _unconfirmed;

    /// <param name="point">Id of the point.</param>
    /// <param name="wanted">The wanted value of each setting, or <see cref="PointSettings.NotTold"/>.</param>
    /// <param name="optional">A bit for each setting that not every radar of the model has.</param>
    /// <param name="at">Uptime now, in milliseconds.</param>
    /// <param name="startMs">How long the radar takes to start.</param>
    /// <param name="watchMs">How often it is asked how things are.</param>
    /// <param name="silentMs">How long it may give no frame, while asked, before it is called absent.</param>
    /// <param name="port">The line to it.</param>
    /// <param name="listener">Hears what it sees.</param>
    protected FallRadar(string point, int[] wanted, int optional, long at, int startMs, int watchMs, int silentMs, IRadarPort port, ISensorListener listener)
        : base(point)
    {
        _port = port;
        _listener = listener;
        _watchMs = watchMs;
        _silentMs = silentMs;
        _heardAt = at + startMs;
        _watchAt = at + startMs;
        _configurator = new RadarConfigurator(wanted, optional, at + startMs, this);
        _health = new SensorHealth(point, 1, listener);
        Frame = new byte[32];
        Wanted = wanted;
    }

    /// <inheritdoc/>
    public override string? Fault => _health.Fault ?? (_heard ? null : SensorFault.NotTested);

    /// <summary>It answers and its settings are as commissioned, read back.</summary>
    public bool Ready => _health.Ok && _configurator.Verified;

    /// <summary>The wanted value of each setting, or <see cref="PointSettings.NotTold"/>.</summary>
    protected int[] Wanted { get; }

    /// <summary>Where outgoing frames are built.</summary>
    protected byte[] Frame { get; }

    /// <summary>Takes bytes from the line.</summary>
    /// <param name="bytes">Read only during the call.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">How many.</param>
    /// <param name="at">Uptime in milliseconds.</param>
    public void Received(byte[] bytes, int offset, int count, long at)
    {
        Now = at;
        _parser!.Feed(bytes, offset, count, at);
    }

    /// <inheritdoc/>
    public override long Turn(long now)
    {
        var count = _port.Receive(_line);
        Received(_line, 0, count, now);
        var due = _parser!.Turn(now);
        due = Uptime.Earlier(due, _configurator.Turn(now));
        if (now >= _watchAt)
        {
            _watchAt = now + _watchMs;
            Send(WriteWatch(_turn++));
        }

        var doubted = _comings.Over;
        _comings.Turn(now);
        if (!_comings.Over && ((doubted && _presence != Unknown) || now >= _presenceAgainAt))
        {
            _presenceAgainAt = now + PresenceAgainMs;
            _listener.Presence(Point, _presence == 1, now);
        }

        if (now - _heardAt >= _silentMs)
        {
            // After silence its word is news again: it may have restarted, and somebody may lie there.
            _health.Bad(SensorFault.Absent, now);
            _latch.Reset();
            _heard = false;
            _unconfirmed = 0;
            _presence = Unknown;
            _presenceAgainAt = Uptime.Never;
        }
        else if (_heard && _configurator.Failed)
        {
            TellUnconfirmed(now);
        }
        else if (_configurator.Verified)
        {
            _unconfirmed = 0;
            if (_comings.Over)
            {
                _health.Bad(SensorFault.Chattering, now);
            }
            else
            {
                _health.Good(now);
            }
        }

        due = Uptime.Earlier(due, _watchAt);
        due = Uptime.Earlier(due, _comings.Over ? _comings.CalmAt : _presenceAgainAt);
        if (count == _line.Length)
        {
            // There may be more; others have their turn first.
            return now;
        }

        return _health.Fault == SensorFault.Absent ? due : Uptime.Earlier(due, _heardAt + _silentMs);
    }

    /// <summary>Asks for the present value of setting number <paramref name="setting"/>.</summary>
    internal void Ask(int setting) => Send(WriteAsk(setting));

    /// <summary>Sets it to what is wanted.</summary>
    /// <returns>After how many milliseconds it can be read back.</returns>
    internal int Set(int setting)
    {
        Send(WriteSet(setting));
        return SettleMsOf(setting);
    }

    /// <summary>It has sent something since it was last silent for too long.</summary>
    internal bool Speaks => _heard;

    /// <summary>Makes changed settings count, where the radar needs that.</summary>
    /// <returns>How many milliseconds the radar is then away, or 0 when there is nothing to do.</returns>
    public abstract int Commit();

    /// <summary>Uptime of what is being handled now.</summary>
    protected long Now { get; private set; }

    /// <summary>Tells which parser reads the line; once, from the constructor.</summary>
    protected void ReadWith(FrameParser parser) => _parser = parser;

    /// <summary>Builds in <see cref="Frame"/> the question for a setting's value.</summary>
    /// <returns>Its length.</returns>
    protected abstract int WriteAsk(int setting);

    /// <summary>Builds in <see cref="Frame"/> the command that sets it as wanted.</summary>
    /// <returns>Its length.</returns>
    protected abstract int WriteSet(int setting);

    /// <summary>What a setting is called in <c>gateway.json</c>, or in the radar's manual when it is not there.</summary>
    protected abstract string NameOf(int setting);

    /// <summary>How long the radar needs after a setting was written before it answers again, in milliseconds.</summary>
    protected virtual int SettleMsOf(int setting) => SettleMs;

    /// <summary>Builds in <see cref="Frame"/> the regular question number <paramref name="turn"/>.</summary>
    /// <returns>Its length.</returns>
    protected abstract int WriteWatch(int turn);

    /// <summary>Sends the first <paramref name="length"/> bytes of <see cref="Frame"/>.</summary>
    protected void Send(int length) => _port.Send(Frame, length);

    /// <summary>A good frame has come, of whatever kind.</summary>
    protected void Heard()
    {
        _heardAt = Now;
        _heard = true;
        if (_health.Fault == SensorFault.Absent)
        {
            _health.Good(Now);
            _configurator.Restart(Now);
        }
    }

    /// <summary>The radar has told a setting.</summary>
    protected void SawSetting(int setting, int value) => _configurator.Seen(setting, value, Now);

    /// <summary>The radar has told whether somebody has fallen.</summary>
    protected void SawFall(bool fallen)
    {
        if (_latch.Report(fallen, Now))
        {
            var confidence = _presence == Unknown ? PlainConfidence : _presence == 1 ? WithPresence : WithoutPresence;
            _listener.FallSeen(Point, FallSource.Radar, confidence, Now);
        }
    }

    /// <summary>The radar has told whether somebody is there.</summary>
    protected void SawPresence(bool on)
    {
        var value = on ? 1 : 0;
        if (_presence != value)
        {
            _presence = value;
            _comings.Turn(Now);
            _comings.Count(Now);
            if (!_comings.Over)
            {
                _presenceAgainAt = Now + PresenceAgainMs;
                _listener.Presence(Point, on, Now);
            }
        }
    }

    /// <summary>Whether any of so many bytes is not 0: a yes, whatever the width of the number.</summary>
    protected static bool AnyOf(byte[] bytes, int offset, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (bytes[offset + i] != 0)
            {
                return true;
            }
        }

        return false;
    }

    // Not more than once for the same settings: SensorHealth tells each other wording.
    private void TellUnconfirmed(long now)
    {
        if (_unconfirmed == _configurator.Unconfirmed)
        {
            return;
        }

        _unconfirmed = _configurator.Unconfirmed;
        var why = SensorFault.NotConfigured;
        for (var setting = 0; setting < Wanted.Length; setting++)
        {
            if ((_unconfirmed & (1 << setting)) != 0)
            {
                why += (why == SensorFault.NotConfigured ? ": " : ", ") + NameOf(setting);
            }
        }

        _health.Bad(why, now);
    }
}
