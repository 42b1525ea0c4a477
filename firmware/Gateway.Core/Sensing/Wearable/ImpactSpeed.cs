namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>
/// How fast a body was when it was stopped: the acceleration above rest, summed over half a second. It does not matter how the sensor is turned.
/// A knock on the sensor is hard and short and has little of it; a trunk that lands has much, on a mattress too.
/// </summary>
public sealed class ImpactSpeed
{
    private const int Samples = 25;
    private const int RestMg = 1000;

    private readonly int[] _above = new int[Samples];
    private int _next;
    private int _sum;

    /// <summary>Adds a sample.</summary>
    /// <param name="squared">Total acceleration in mg, squared.</param>
    /// <returns>Millimetres a second, over the last half second.</returns>
    public int Add(int squared)
    {
        var above = squared > RestMg * RestMg ? IntegerMath.SquareRoot(squared) - RestMg : 0;
        _sum += above - _above[_next];
        _above[_next] = above;
        _next = _next + 1 == Samples ? 0 : _next + 1;

        // A mg for 20 ms is 0.196 mm/s.
        return _sum * 196 / 1000;
    }

    /// <summary>Forgets the last half second: samples were lost.</summary>
    public void Clear()
    {
        for (var i = 0; i < Samples; i++)
        {
            _above[i] = 0;
        }

        _sum = 0;
    }
}
