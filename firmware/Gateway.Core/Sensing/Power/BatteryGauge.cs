namespace Hjemvakt.Gateway.Sensing.Power;

/// <summary>
/// How full a one-cell lithium-ion battery is, from its voltage at a light load. A curve of ten pieces: good to some 10 %, enough to say "charge" and "soon
/// empty"; a home unit needs no more.
/// </summary>
public sealed class BatteryGauge
{
    /// <summary>No cell that is connected and whole has less, in millivolts.</summary>
    public const int LeastMillivolts = 2500;

    /// <summary>No cell that is connected and whole has more, in millivolts.</summary>
    public const int MostMillivolts = 4400;

    // Millivolts at 0, 10, … 100 %: the usual discharge curve of a cobalt cell at a tenth of its capacity an hour.
    private readonly int[] _curve = [3300, 3600, 3680, 3720, 3760, 3800, 3850, 3920, 3990, 4080, 4180];

    /// <summary>Whether this can be a battery at all.</summary>
    public static bool Plausible(int millivolts) => millivolts >= LeastMillivolts && millivolts <= MostMillivolts;

    /// <summary>0–100 %.</summary>
    public int Percent(int millivolts)
    {
        if (millivolts <= _curve[0])
        {
            return 0;
        }

        for (var i = 1; i < _curve.Length; i++)
        {
            if (millivolts < _curve[i])
            {
                return ((i - 1) * 10) + ((millivolts - _curve[i - 1]) * 10 / (_curve[i] - _curve[i - 1]));
            }
        }

        return 100;
    }
}
