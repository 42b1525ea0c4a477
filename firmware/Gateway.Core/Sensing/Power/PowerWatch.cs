using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Json;
using Hjemvakt.Gateway.Sensing.Air;
using Hjemvakt.Gateway.Sensing.Contacts;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Power;

/// <summary>
/// Mains and battery. Told: mains that has come or gone and stayed so, each step of the battery, and the state once a day (hourly on battery). Mains that
/// flicker without end are told once a minute. A cell on the edge between two steps, or one that recovers when the load eases, is told once.
/// </summary>
public sealed class PowerWatch : Sensor
{
    /// <summary>No battery, or one that cannot be read.</summary>
    public const int NoBattery = -1;

    /// <summary>How often the board reads the battery, in milliseconds.</summary>
    public const int SampleMs = 10 * 1000;

    // A blink of the lights is not a power cut.
    private const int SettleMs = 2000;

    private const int StepPercent = 5;
    private const int FlickerMs = 60 * 1000;
    private const int OnMainsAgainMs = 24 * 60 * 60 * 1000;
    private const int OnBatteryAgainMs = 60 * 60 * 1000;
    private const int BadToFail = 3;
    private const int GoodToReturn = 3;

    // The mean of this many readings: a transmitting radio pulls the voltage down for a moment.
    private const int Smoothing = 8;

    /// <summary>0–100 % as last told, or <see cref="NoBattery"/>.</summary>
    public int Battery { get; private set; } = NoBattery;

    private readonly bool _hasBattery;
    private readonly ISensorListener _listener;
    private readonly Debouncer _mains = new Debouncer(SettleMs);
    private readonly ChangeRate _flicker = new ChangeRate(20, 5 * 60 * 1000);
    private readonly BatteryGauge _gauge = new BatteryGauge();
    private readonly SensorHealth _battery;
    private bool _mainsKnown;
    private int _smoothed;
    private int _bad;
    private long _againAt = Uptime.Never;

    /// <param name="point">Id of the point.</param>
    /// <param name="hasBattery">A battery is fitted.</param>
    /// <param name="listener">Hears of changes.</param>
    public PowerWatch(string point, bool hasBattery, ISensorListener listener)
        : base(point)
    {
        _hasBattery = hasBattery;
        _listener = listener;
        _battery = new SensorHealth(point, GoodToReturn, listener);
    }

    /// <summary>There is mains. True until the board has said otherwise for long enough.</summary>
    public bool Mains => !_mainsKnown || _mains.Active;

    /// <inheritdoc/>
    public override string? Fault => _battery.Fault ?? (_mainsKnown ? null : SensorFault.NotTested);

    /// <inheritdoc/>
    public override void Level(int level, long at) => MainsLevel(level != 0, at);

    /// <summary>Whether there is mains, as often as it changes or is read.</summary>
    public void MainsLevel(bool present, long at)
    {
        Turn(at);
        _mains.Raw(present, at);
    }

    /// <summary>A reading of the battery.</summary>
    /// <param name="a">Millivolts at its terminals.</param>
    /// <param name="b">Nothing.</param>
    /// <param name="c">Nothing.</param>
    /// <param name="at">Uptime in milliseconds.</param>
    public override void Reading(int a, int b, int c, long at)
    {
        Turn(at);
        if (!_hasBattery)
        {
            return;
        }

        if (!BatteryGauge.Plausible(a))
        {
            if (++_bad >= BadToFail)
            {
                _battery.Bad(SensorFault.Implausible, at);
                _smoothed = 0;
                if (Battery != NoBattery)
                {
                    Battery = NoBattery;
                    Tell(at, at);
                }
            }

            return;
        }

        _bad = 0;
        _smoothed = _smoothed == 0 ? a * Smoothing : _smoothed - (_smoothed / Smoothing) + a;
        if (!_battery.Good(at))
        {
            return;
        }

        var percent = _gauge.Percent(_smoothed / Smoothing);
        var apart = percent > Battery ? percent - Battery : Battery - percent;
        if (Battery == NoBattery || apart >= StepPercent || (percent == 0 && Battery != 0))
        {
            Battery = percent;
            Tell(at, at);
        }
    }

    /// <inheritdoc/>
    public override long Turn(long now)
    {
        if (_mains.Settles(now, out _, out var since))
        {
            _mainsKnown = true;
            _flicker.Turn(now);
            _flicker.Count(now);
            if (_flicker.Over)
            {
                // A loose plug: how it stands is told once a minute, not each time.
                _againAt = Uptime.Earlier(_againAt, now + FlickerMs);
            }
            else
            {
                Tell(since, now);
            }
        }
        else if (now >= _againAt)
        {
            Tell(now, now);
        }

        return _mains.Due < _againAt ? _mains.Due : _againAt;
    }

    /// <summary>Writes the members of a heartbeat: nothing before it is known whether there is mains.</summary>
    public void Tell(JsonWriter json)
    {
        if (_mainsKnown)
        {
            json.Flag("mains", Mains);
            if (Battery != NoBattery)
            {
                json.Number("batt", Battery);
            }
        }
    }

    private void Tell(long since, long at)
    {
        _againAt = at + (Mains ? OnMainsAgainMs : OnBatteryAgainMs);

        // Nothing is said before it is known whether there is mains.
        if (_mainsKnown)
        {
            _listener.Power(Point, Mains, Battery, since);
        }
    }
}
