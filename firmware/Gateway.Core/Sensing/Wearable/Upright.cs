namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>
/// Which way is down while the wearer is upright. Until the wearer has walked, the sensor is taken to be worn as it is made to be: its y axis along the body, either end up.
/// Then it is what it was while walking: people walk upright, and a belt on a belly tilts the sensor by as much as 45°.
/// </summary>
public sealed class Upright
{
    // Five seconds of steps, each half second with at least one, and the trunk held the same. Nobody turns over in bed, and nobody is lifted, as evenly and for as long.
    private const int WalkedBlocks = 10;
    private const int LeastStepMg = 300;

    private readonly Posture _down = new Posture();
    private readonly Posture _opposite = new Posture();
    private readonly Posture _last = new Posture();
    private int _count;
    private int _sumX;
    private int _sumY;
    private int _sumZ;

    public Upright()
    {
        _down.Set(0, -1000, 0);
        _opposite.Set(0, 1000, 0);
    }

    /// <summary>Half a second in which nothing has happened.</summary>
    public void Add(MotionBlock block)
    {
        var mean = block.Mean;
        if (block.Range < LeastStepMg || (_count > 0 && mean.DiffersBy(_last, Posture.Degrees30)))
        {
            Clear();
            return;
        }

        _last.Copy(mean);
        _sumX += mean.X;
        _sumY += mean.Y;
        _sumZ += mean.Z;
        if (++_count == WalkedBlocks)
        {
            _down.Set(_sumX / WalkedBlocks, _sumY / WalkedBlocks, _sumZ / WalkedBlocks);
            _opposite.Forget();
            Clear();
        }
    }

    /// <summary>The steps are interrupted.</summary>
    public void Clear()
    {
        _count = 0;
        _sumX = 0;
        _sumY = 0;
        _sumZ = 0;
    }

    /// <summary>Whether a posture is within the angle of being upright: one of the constants of <see cref="Posture"/>.</summary>
    public bool Within(Posture posture, int cosineSquaredPerMille) =>
        !posture.DiffersBy(_down, cosineSquaredPerMille) || (_opposite.Known && !posture.DiffersBy(_opposite, cosineSquaredPerMille));
}
