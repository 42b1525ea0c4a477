using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Air;

/// <summary>
/// Follows one sensor of the air: tells what has changed enough to matter, and says so when the sensor cannot be believed. While it cannot, none of
/// its values are told; nobody must be thought warm by a sensor that stopped measuring on a warm day. It comes back by itself.
/// </summary>
public sealed class EnvironmentSensor : Sensor
{
    /// <summary>How often the board reads the sensor, in milliseconds.</summary>
    public const int SampleMs = 30 * 1000;

    // What indoor air in a home can be: a cabin left cold, a sauna's anteroom, a house at 1500 m in a low. Outside it the sensor is wrong, not the weather.
    private const int LeastTemperature = -3500;
    private const int MostTemperature = 6000;
    private const int LeastHumidity = 100;
    private const int MostHumidity = 10000;
    private const int LeastPressure = 75000;
    private const int MostPressure = 108500;

    // Faster than air in a room can change between two readings; it is believed when the next reading says the same.
    private const int TemperatureLeap = 500;
    private const int HumidityLeap = 3000;
    private const int PressureLeap = 1000;

    private const int DoubtsToFail = 3;

    // The share of bad readings, of the last twenty: a quarter is a bad wire, however good the others look. It is over when there are at most two.
    private const int Recent = (1 << 20) - 1;
    private const int BadOfRecentToFail = 5;
    private const int BadOfRecentToReturn = 2;

    private readonly EnvironmentSettings _settings;
    private readonly ISensorListener _listener;
    private readonly SensorHealth _health;
    private readonly Reading _last = new Reading();
    private readonly Reading _sent = new Reading();
    private bool _hasLast;
    private bool _hasSent;
    private int _doubts;
    private int _recent;
    private long _readAt;
    private long _sameSince;
    private long _sentAt;

    /// <param name="point">Id of the point.</param>
    /// <param name="settings">How closely it is followed.</param>
    /// <param name="at">Uptime now, in milliseconds.</param>
    /// <param name="listener">Hears what is worth telling.</param>
    public EnvironmentSensor(string point, EnvironmentSettings settings, long at, ISensorListener listener)
        : base(point)
    {
        _settings = settings;
        _listener = listener;
        _health = new SensorHealth(point, settings.GoodToReturn, listener);
        _readAt = at;
    }

    /// <inheritdoc/>
    public override string? Fault => _health.Fault ?? (_hasLast ? null : SensorFault.NotTested);

    /// <summary>When <see cref="Turn"/> is next needed: uptime in milliseconds, or <see cref="long.MaxValue"/>.</summary>
    public long Due => _health.Fault == SensorFault.Absent ? Uptime.Never : _readAt + _settings.AbsentMs;

    /// <summary>A reading. What the sensor does not measure is <see cref="EnvironmentValue.None"/>.</summary>
    /// <param name="a">Temperature in hundredths of a degree Celsius.</param>
    /// <param name="b">Hundredths of a per cent of relative humidity.</param>
    /// <param name="c">Pressure in pascals.</param>
    /// <param name="at">Uptime in milliseconds.</param>
    public override void Reading(int a, int b, int c, long at)
    {
        _readAt = at;
        var same = _hasLast && _last.Is(a, b, c);
        var plausible = Plausible(a, b, c);
        var leap = _hasLast && _last.LeapTo(a, b, c, TemperatureLeap, HumidityLeap, PressureLeap);
        if (!same)
        {
            _sameSince = at;
        }

        _last.Set(a, b, c, !_hasLast, at);
        _hasLast = plausible;

        var bad = !plausible || leap;
        _recent = ((_recent << 1) | (bad ? 1 : 0)) & Recent;
        var share = Ones(_recent);
        if (bad)
        {
            // One or two are a disturbed transfer and the way back from it.
            if (++_doubts >= DoubtsToFail || share >= BadOfRecentToFail)
            {
                Fail(SensorFault.Implausible, at);
            }

            return;
        }

        _doubts = 0;
        if (_health.Fault == SensorFault.Implausible && share > BadOfRecentToReturn)
        {
            return;
        }

        if (Frozen(at))
        {
            Fail(SensorFault.Frozen, at);
        }
        else if ((_health.Fault != SensorFault.Frozen || !same) && _health.Good(at))
        {
            Send(at);
        }
    }

    /// <inheritdoc/>
    public override long Turn(long now)
    {
        if (now - _readAt >= _settings.AbsentMs)
        {
            Fail(SensorFault.Absent, now);
            _hasLast = false;
        }

        return Due;
    }

    private static int Ones(int bits)
    {
        var ones = 0;
        for (; bits != 0; bits >>= 1)
        {
            ones += bits & 1;
        }

        return ones;
    }

    private bool Frozen(long at) =>
        _settings.FrozenMs > 0 && (at - _sameSince >= _settings.FrozenMs || at - _last.StillSince(at) >= _settings.OneFrozenMs);

    private static bool Plausible(int temperature, int humidity, int pressure) =>
        (temperature != EnvironmentValue.None || humidity != EnvironmentValue.None || pressure != EnvironmentValue.None)
        && EnvironmentValue.Within(temperature, LeastTemperature, MostTemperature)
        && EnvironmentValue.Within(humidity, LeastHumidity, MostHumidity)
        && EnvironmentValue.Within(pressure, LeastPressure, MostPressure);

    private void Fail(string fault, long at)
    {
        // What it says when it is back is news, changed or not.
        _hasSent = false;
        _health.Bad(fault, at);
    }

    private void Send(long at)
    {
        var changed = !_hasSent
            || _sent.FarFrom(_last.Temperature, _last.Humidity, _last.Pressure, _settings.TemperatureBand, _settings.HumidityBand, _settings.PressureBand);
        if (!changed && at - _sentAt < _settings.SendAtLeastMs)
        {
            return;
        }

        _hasSent = true;
        _sentAt = at;
        _sent.Set(_last.Temperature, _last.Humidity, _last.Pressure);
        _listener.Environment(
            Point,
            EnvironmentValue.Rounded(_last.Temperature, 10),
            EnvironmentValue.Rounded(_last.Humidity, 10),
            EnvironmentValue.Rounded(_last.Pressure, 10),
            at);
    }
}
