using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Gateway.Outbox.Segments;
using Hjemvakt.Gateway.Sensing.Air;

namespace Hjemvakt.Gateway.Sensing;

/// <summary>What makes sense of one point of the home. What the board hands in is played to it in order and with the times at which it came.</summary>
public abstract class Sensor
{
    /// <param name="point">Id of the point.</param>
    protected Sensor(string point) => Point = point;

    /// <summary>Id of the point.</summary>
    public string Point { get; }

    /// <summary>What is wrong with it, as <see cref="Health.SensorFault"/> says it; null when nothing is known to be.</summary>
    public virtual string? Fault => null;

    /// <summary>A level has changed: 1 is active, 0 is not; a supervised loop has more.</summary>
    /// <param name="level">The level from now on.</param>
    /// <param name="at">Uptime in milliseconds.</param>
    public virtual void Level(int level, long at)
    {
    }

    /// <summary>What a measuring device has measured; how many values and of what is between the board and the kind of sensor.</summary>
    /// <param name="a">First value.</param>
    /// <param name="b">Second value.</param>
    /// <param name="c">Third value.</param>
    /// <param name="at">Uptime in milliseconds.</param>
    public virtual void Reading(int a, int b, int c, long at)
    {
    }

    /// <summary>Samples of an accelerometer, as <see cref="PointInputs.Samples"/> takes them.</summary>
    /// <param name="samples">Read only during the call.</param>
    /// <param name="count">Bytes; whole samples.</param>
    /// <param name="at">Uptime in milliseconds of the last one.</param>
    public virtual void Samples(byte[] samples, int count, long at)
    {
    }

    /// <summary>Does what is due by now.</summary>
    /// <returns>When it must be called next, as uptime.</returns>
    public abstract long Turn(long now);
}
