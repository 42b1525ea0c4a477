namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>Half a second of samples, summed up as they come.</summary>
public sealed class MotionBlock
{
    /// <summary>Samples in a block: half a second at 50 Hz.</summary>
    public const int Samples = 25;

    private int _count;
    private int _sumX;
    private int _sumY;
    private int _sumZ;
    private int _least;
    private int _most;

    /// <summary>The mean of the last full block.</summary>
    public Posture Mean { get; } = new Posture();

    /// <summary>Difference between the greatest and the least total acceleration in the last full block, in mg.</summary>
    public int Range { get; private set; }

    /// <summary>Adds a sample.</summary>
    /// <param name="x">mg.</param>
    /// <param name="y">mg.</param>
    /// <param name="z">mg.</param>
    /// <param name="squared">Total acceleration, squared.</param>
    /// <returns>True when the block is full: <see cref="Mean"/> and <see cref="Range"/> are new, and the next sample starts another.</returns>
    public bool Add(int x, int y, int z, int squared)
    {
        _sumX += x;
        _sumY += y;
        _sumZ += z;
        _least = _count == 0 || squared < _least ? squared : _least;
        _most = _count == 0 || squared > _most ? squared : _most;
        if (++_count < Samples)
        {
            return false;
        }

        Mean.Set(_sumX / Samples, _sumY / Samples, _sumZ / Samples);
        Range = IntegerMath.SquareRoot(_most) - IntegerMath.SquareRoot(_least);
        Clear();
        return true;
    }

    /// <summary>Forgets the block that is not full.</summary>
    public void Clear()
    {
        _count = 0;
        _sumX = 0;
        _sumY = 0;
        _sumZ = 0;
    }
}
