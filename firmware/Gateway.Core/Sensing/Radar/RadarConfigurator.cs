using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>
/// Brings a radar's settings to what is wanted and proves it: each is read first, written only when it differs, and read back. Looks again
/// regularly, for a radar that has lost power comes back with its defaults. Writes seldom: one maker warns that repeated writing jams the radar.
/// </summary>
public sealed class RadarConfigurator
{
    private const int AnswerMs = 1000;
    private const int SettleMs = 500;
    private const int MaxAsks = 3;
    private const int MaxSets = 2;
    private const int CheckAgainMs = 5 * 60 * 1000;
    private const int RetryMs = 60 * 1000;
    private const int MaxRetryMs = 15 * 60 * 1000;

    private readonly int[] _wanted;
    private readonly FallRadar _radar;
    private int _setting;
    private int _asks;
    private int _sets;
    private int _commits;
    private bool _waiting;
    private bool _running;
    private bool _changed;
    private int _retryMs = RetryMs;
    private long _due;

    /// <param name="wanted">The wanted value of each setting, or <see cref="PointSettings.NotTold"/>.</param>
    /// <param name="startAt">Uptime at which the radar can be expected to answer.</param>
    /// <param name="radar">Whose settings they are.</param>
    public RadarConfigurator(int[] wanted, long startAt, FallRadar radar)
    {
        _wanted = wanted;
        _radar = radar;
        _due = startAt;
    }

    /// <summary>Every wanted setting has been read from the radar as wanted, and nothing has been read since that differs.</summary>
    public bool Verified;

    /// <summary>The last attempt ended without success; another will come.</summary>
    public bool Failed;

    /// <summary>The radar has been away and may have forgotten: look again now.</summary>
    public void Restart(long at)
    {
        Verified = false;
        Start(at);
    }

    /// <summary>The radar has told a setting, asked or not.</summary>
    public void Seen(int setting, int value, long at)
    {
        var right = _wanted[setting] == PointSettings.NotTold || _wanted[setting] == value;
        if (!_running)
        {
            if (!right && Verified)
            {
                Restart(at);
            }

            return;
        }

        if (!_waiting || setting != _setting)
        {
            return;
        }

        _waiting = false;
        if (right)
        {
            Next(at);
        }
        else if (_sets < MaxSets)
        {
            _sets++;
            _asks = 0;
            _changed = true;
            _radar.Set(setting);
            _due = at + SettleMs;
        }
        else
        {
            Fail(at);
        }
    }

    /// <summary>Does what is due by now.</summary>
    /// <returns>When it must be called next, as uptime.</returns>
    public long Turn(long now)
    {
        if (now >= _due)
        {
            if (!_running)
            {
                Start(now);
            }
            else if (_asks < MaxAsks)
            {
                Ask(now);
            }
            else
            {
                Fail(now);
            }
        }

        return _due;
    }

    private void Start(long at)
    {
        _running = true;
        _changed = false;
        _commits = 0;
        _setting = -1;
        Next(at);
    }

    private void Next(long at)
    {
        do
        {
            _setting++;
        }
        while (_setting < _wanted.Length && _wanted[_setting] == PointSettings.NotTold);

        _asks = 0;
        _sets = 0;
        if (_setting < _wanted.Length)
        {
            Ask(at);
            return;
        }

        Finish(at);
    }

    private void Ask(long at)
    {
        _asks++;
        _waiting = true;
        _due = at + AnswerMs;
        _radar.Ask(_setting);
    }

    private void Finish(long at)
    {
        _running = false;
        var away = _changed ? _radar.Commit() : 0;
        if (away == 0)
        {
            Verified = true;
            Failed = false;
            _retryMs = RetryMs;
            _due = at + CheckAgainMs;
        }
        else if (_commits++ < MaxSets)
        {
            // The radar starts anew: what it says then is what counts.
            Verified = false;
            _running = true;
            _changed = false;
            _setting = FirstWanted();
            _asks = 0;
            _sets = 0;
            _waiting = false;
            _due = at + away;
        }
        else
        {
            Fail(at);
        }
    }

    private void Fail(long at)
    {
        _running = false;
        _waiting = false;
        Verified = false;
        Failed = true;
        _due = at + _retryMs;
        _retryMs = _retryMs * 2 > MaxRetryMs ? MaxRetryMs : _retryMs * 2;
    }

    private int FirstWanted()
    {
        for (var i = 0; i < _wanted.Length; i++)
        {
            if (_wanted[i] != PointSettings.NotTold)
            {
                return i;
            }
        }

        return 0;
    }
}
