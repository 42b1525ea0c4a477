using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>
/// Brings a radar's settings to what is wanted and proves it: each is read first, written only when it differs, and read back. Looks again
/// regularly, for a radar that has lost power comes back with its defaults. Writes seldom: one maker warns that repeated writing jams the radar.
/// <para>
/// One setting that the radar does not answer for, or does not take, never keeps the others from being set. What is not answered for is written once
/// all the same, because a switch that nobody can read may still be off; and is told: see <see cref="Unconfirmed"/> and docs/decisions/0160.
/// </para>
/// </summary>
public sealed class RadarConfigurator
{
    private const int AnswerMs = 1000;
    private const int MaxAsks = 3;
    private const int MaxSets = 2;
    private const int CheckAgainMs = 5 * 60 * 1000;
    private const int RetryMs = 60 * 1000;
    private const int MaxRetryMs = 15 * 60 * 1000;

    // A radar that refuses is left alone after so many attempts in a row, and tried again at each so-manieth after that: some two hours.
    private const int WritingAttempts = 4;
    private const int WriteAgainAttempts = 8;

    private readonly int[] _wanted;
    private readonly int _optional;
    private readonly FallRadar _radar;
    private readonly byte[] _sets;
    private int _unanswered;
    private int _answered;
    private int _open;
    private int _setting;
    private int _asks;
    private int _commits;
    private int _attempt;
    private bool _waiting;
    private bool _running;
    private bool _changed;
    private int _retryMs = RetryMs;
    private long _due;

    /// <param name="wanted">The wanted value of each setting, or <see cref="PointSettings.NotTold"/>.</param>
    /// <param name="optional">A bit for each setting that some radars of the model do not have: when it is not answered for, nothing is amiss.</param>
    /// <param name="startAt">Uptime at which the radar can be expected to answer.</param>
    /// <param name="radar">Whose settings they are.</param>
    public RadarConfigurator(int[] wanted, int optional, long startAt, FallRadar radar)
    {
        _wanted = wanted;
        _optional = optional;
        _radar = radar;
        _sets = new byte[wanted.Length];
        _due = startAt;
    }

    /// <summary>Every wanted setting has been read from the radar as wanted, and nothing has been read since that differs.</summary>
    public bool Verified { get; private set; }

    /// <summary>The last attempt ended without success; another will come.</summary>
    public bool Failed { get; private set; }

    /// <summary>A bit for each setting that the last attempt that failed did not find as wanted: not answered for, or not taken.</summary>
    public int Unconfirmed { get; private set; }

    private bool MayWrite => _attempt < WritingAttempts || _attempt % WriteAgainAttempts == 0;

    /// <summary>The radar has been away and may have forgotten: look again now.</summary>
    public void Restart(long at)
    {
        Verified = false;
        _attempt = 0;
        _unanswered = 0;
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
        _answered |= 1 << setting;
        if (right)
        {
            _open &= ~(1 << setting);
            Next(at);
        }
        else if (_sets[setting] < MaxSets && MayWrite)
        {
            _sets[setting]++;
            _asks = 0;
            Set(at);
        }
        else
        {
            Next(at);
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
            else if (_setting < 0)
            {
                Next(now);
            }
            else if (_asks < MaxAsks)
            {
                Ask(now);
            }
            else if (!_radar.Speaks)
            {
                // Nobody is there to be set. FallRadar tells that by itself.
                Fail(now);
            }
            else
            {
                NotAnswered(now);
            }
        }

        return _due;
    }

    private void Start(long at)
    {
        _running = true;
        _commits = 0;
        _answered = 0;
        for (var i = 0; i < _sets.Length; i++)
        {
            _sets[i] = 0;
        }

        if (_attempt > 0 && _attempt % WriteAgainAttempts == 0)
        {
            _unanswered = 0;
        }

        Look();
        Next(at);
    }

    // From the first setting on.
    private void Look()
    {
        _changed = false;
        _waiting = false;
        _setting = -1;
        _open = 0;
        for (var i = 0; i < _wanted.Length; i++)
        {
            if (_wanted[i] != PointSettings.NotTold)
            {
                _open |= 1 << i;
            }
        }
    }

    private void Next(long at)
    {
        do
        {
            _setting++;
        }
        while (_setting < _wanted.Length && _wanted[_setting] == PointSettings.NotTold);

        _asks = 0;
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

    private void Set(long at)
    {
        _waiting = false;
        _changed = true;
        _due = at + _radar.Set(_setting);
    }

    private void NotAnswered(long at)
    {
        var bit = 1 << _setting;
        if (Verified || (_unanswered & bit) != 0 || !MayWrite)
        {
            Next(at);
            return;
        }

        // Written once without knowing, and asked once more: the answer may come now.
        _unanswered |= bit;
        _asks = MaxAsks - 1;
        Set(at);
    }

    private void Finish(long at)
    {
        var away = _changed ? _radar.Commit() : 0;
        if (away > 0 && _commits++ < MaxSets)
        {
            // The radar starts anew: what it says then is what counts.
            Verified = false;
            Look();
            _due = at + away;
        }
        else if ((_open &= ~_optional | _answered) != 0 || away > 0)
        {
            Fail(at);
        }
        else
        {
            _running = false;
            Verified = true;
            Failed = false;
            _attempt = 0;
            _retryMs = RetryMs;
            _due = at + CheckAgainMs;
        }
    }

    private void Fail(long at)
    {
        _running = false;
        _waiting = false;
        Verified = false;
        Failed = true;
        Unconfirmed = _open;
        _attempt += _radar.Speaks ? 1 : 0;
        _due = at + _retryMs;
        _retryMs = _retryMs * 2 > MaxRetryMs ? MaxRetryMs : _retryMs * 2;
    }
}
