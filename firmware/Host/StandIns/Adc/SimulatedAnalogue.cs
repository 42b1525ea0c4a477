namespace Hjemvakt.Host.StandIns.Adc;

/// <summary>What lies at the analogue inputs of a board, in millivolts, and what its converter makes of that.</summary>
public sealed class SimulatedAnalogue
{
    private const int HighestCode = 4095;

    // Nobody's converter is better: the last digits of a quiet input waver.
    private const int NoiseCodes = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, int> _millivolts = [];
    private readonly Random _noise = new(1);

    /// <summary>The millivolts at which the converter reaches its highest code; differs from chip to chip by some per cent.</summary>
    public int FullScale { get; init; } = 3100;

    /// <summary>Puts a voltage on a channel.</summary>
    public void Put(int channel, int millivolts)
    {
        lock (_gate)
        {
            _millivolts[channel] = millivolts;
        }
    }

    internal int Code(int channel)
    {
        lock (_gate)
        {
            var code = (_millivolts.GetValueOrDefault(channel) * HighestCode / FullScale) + _noise.Next(-NoiseCodes, NoiseCodes + 1);
            return Math.Clamp(code, 0, HighestCode);
        }
    }
}
