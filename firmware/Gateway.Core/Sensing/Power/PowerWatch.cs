using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Power;

/// <summary>
/// Mains and battery. Told: mains that has come or gone and stayed so, each step of the battery, and the state once a day (hourly on battery). A cell on
/// the edge between two steps, or one that recovers when the load eases, is told once.
/// </summary>
public sealed class PowerWatch
{
    /// <summary>No battery, or one that cannot be read.</summary>
    public const int NoBattery = -1;

    /// <summary>How often the board reads the battery, in milliseconds.</summary>
    public const int SampleMs = 10 * 1000;

    // A blink of the lights is not a power cut.
    private const int SettleMs = 2000;

    private const int StepPercent = 5;
    private const int OnMainsAgainMs = 24 * 60 * 60 * 1000;
    private const int OnBatteryAgainMs = 60 * 60 * 1000;
    private const int BadToFail = 3;
    private const int GoodToReturn = 3;

    // The mean of this many readings: a transmitting radio pulls the voltage down for a moment.
    private const int Smoothing = 8;

    private readonly string _point;
    private readonly bool _hasBattery;
    private readonly IPowerListener _listener;
    private readonly Debouncer _mains = new Debouncer(SettleMs);
    private readonly BatteryGauge _gauge = new BatteryGauge();
    private readonly SensorHealth _battery;
    private bool _mainsKnown;
    private int _smoothed;
    private int _bad;
    private int _told = NoBattery;
    private long _againAt = long.MaxValue;

    /// <param name="point">Id of the point.</param>
    /// <param name="hasBattery">A battery is fitted.</param>
    /// <param name="listener">Hears of changes.</param>
    public PowerWatch(string point, bool hasBattery, IPowerListener listener)
    {
        _point = point;
        _hasBattery = hasBattery;
        _listener = listener;
        _battery = new SensorHealth(point, GoodToReturn, listener);
    }

    /// <summary>There is mains. True until the board has said otherwise for long enough.</summary>
    public bool Mains => !_mainsKnown || _mains.Active;

    /// <summary>0–100 % as last told, or <see cref="NoBattery"/>.</summary>
    public int Battery => _told;

    /// <summary>Whether there is mains, as often as it changes or is read.</summary>
    public void MainsLevel(bool present, long at)
    {
        Turn(at);
        _mains.Raw(present, at);
    }

    /// <summary>A reading of the battery.</summary>
    /// <param name="millivolts">At its terminals.</param>
    /// <param name="at">Uptime in milliseconds.</param>
    public void BatteryRead(int millivolts, long at)
    {
        Turn(at);
        if (!_hasBattery)
        {
            return;
        }

        if (!BatteryGauge.Plausible(millivolts))
        {
            if (++_bad >= BadToFail)
            {
                _battery.Bad(SensorFault.Implausible, at);
                _smoothed = 0;
                if (_told != NoBattery)
                {
                    _told = NoBattery;
                    Tell(at, at);
                }
            }

            return;
        }

        _bad = 0;
        _smoothed = _smoothed == 0 ? millivolts * Smoothing : _smoothed - (_smoothed / Smoothing) + millivolts;
        if (!_battery.Good(at))
        {
            return;
        }

        var percent = _gauge.Percent(_smoothed / Smoothing);
        var apart = percent > _told ? percent - _told : _told - percent;
        if (_told == NoBattery || apart >= StepPercent || (percent == 0 && _told != 0))
        {
            _told = percent;
            Tell(at, at);
        }
    }

    /// <summary>Does what is due by now.</summary>
    /// <returns>When it must be called next, as uptime.</returns>
    public long Turn(long now)
    {
        if (_mains.Settles(now, out _, out var since))
        {
            _mainsKnown = true;
            Tell(since, now);
        }
        else if (now >= _againAt)
        {
            Tell(now, now);
        }

        return _mains.Due < _againAt ? _mains.Due : _againAt;
    }

    private void Tell(long since, long at)
    {
        _againAt = at + (Mains ? OnMainsAgainMs : OnBatteryAgainMs);

        // Nothing is said before it is known whether there is mains.
        if (_mainsKnown)
        {
            _listener.Power(_point, Mains, _told, since);
        }
    }
}
