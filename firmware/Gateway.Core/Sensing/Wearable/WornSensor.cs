using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Gateway.Sensing.Health;

namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>A worn accelerometer: unpacks its samples for the <see cref="FallDetector"/>, and notices when none come.</summary>
public sealed class WornSensor : Sensor
{
    /// <summary>Longer than a battery is changed or a shower taken out of reach; milliseconds.</summary>
    public const int SilentMs = 10 * 60 * 1000;

    private const int SampleMs = 20;

    private readonly FallDetector _detector;
    private readonly SensorHealth _health;
    private bool _heard;
    private long _heardAt;

    /// <param name="point">Id of the point.</param>
    /// <param name="at">Uptime now, in milliseconds.</param>
    /// <param name="listener">Hears of each fall, and when the samples stop and when they are back.</param>
    public WornSensor(string point, long at, ISensorListener listener)
        : base(point)
    {
        _detector = new FallDetector(point, new FallThresholds(), listener);
        _health = new SensorHealth(point, 1, listener);
        _heardAt = at;
    }

    /// <inheritdoc/>
    public override string? Fault => _health.Fault ?? (_heard ? null : SensorFault.NotTested);

    /// <inheritdoc/>
    public override void Samples(byte[] samples, int count, long at)
    {
        _heard = true;
        _heardAt = at;
        _health.Good(at);
        var taken = at - (count / PointInputs.SampleBytes * SampleMs);
        for (var i = 0; i < count; i += PointInputs.SampleBytes)
        {
            taken += SampleMs;
            _detector.Sample(Axis(samples, i), Axis(samples, i + 2), Axis(samples, i + 4), taken);
        }
    }

    /// <inheritdoc/>
    public override long Turn(long now)
    {
        var due = _heardAt + SilentMs;
        if (now < due)
        {
            return due;
        }

        _health.Bad(SensorFault.Absent, now);
        return Uptime.Never;
    }

    private static int Axis(byte[] bytes, int at) => (short)(bytes[at] | (bytes[at + 1] << 8));
}
