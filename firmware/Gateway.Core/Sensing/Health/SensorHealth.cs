namespace Hjemvakt.Gateway.Sensing.Health;

/// <summary>
/// Whether one sensor can be trusted. Tells each change once; a sensor that comes back must be good for a while first, so that one on the
/// edge of failing gives two records, not two hundred.
/// </summary>
public sealed class SensorHealth
{
    private readonly string _point;
    private readonly ISensorListener _listener;
    private readonly int _goodToReturn;
    private string? _fault;
    private int _goodInARow;

    /// <param name="point">Id of the point.</param>
    /// <param name="goodToReturn">How many good signs in a row bring a failed sensor back; at least 1.</param>
    /// <param name="listener">Hears each change.</param>
    public SensorHealth(string point, int goodToReturn, ISensorListener listener)
    {
        _point = point;
        _goodToReturn = goodToReturn;
        _listener = listener;
    }

    /// <summary>Nothing wrong is known. True from the start: silence is not yet a fault.</summary>
    public bool Ok => _fault == null;

    /// <summary>The present fault, or null.</summary>
    public string? Fault => _fault;

    /// <summary>Something is wrong. A fault of another kind than the present one is told too.</summary>
    public void Bad(string fault, long at)
    {
        _goodInARow = 0;
        if (_fault == fault)
        {
            return;
        }

        _fault = fault;
        _listener.SensorHealth(_point, false, fault, at);
    }

    /// <summary>A sign that the sensor works.</summary>
    /// <returns>True when it may be trusted, from this sign on.</returns>
    public bool Good(long at)
    {
        if (_fault == null)
        {
            return true;
        }

        if (++_goodInARow < _goodToReturn)
        {
            return false;
        }

        _fault = null;
        _goodInARow = 0;
        _listener.SensorHealth(_point, true, SensorFault.Back, at);
        return true;
    }
}
