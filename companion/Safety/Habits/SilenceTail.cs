namespace Hjemvakt.Safety.Habits;

/// <summary>
/// How long the longest silences are, on the scale of <see cref="SilenceProfile"/>, and from that the level that is
/// passed as seldom as wanted. Peaks over a threshold: the excesses over <see cref="Threshold"/> follow a generalised Pareto
/// distribution, fitted by its first two moments.
/// </summary>
/// <param name="Days">Weight of the days lived.</param>
/// <param name="Count">Weight of the silences that passed the threshold.</param>
/// <param name="Sum">Of their excesses.</param>
/// <param name="Squares">Of their excesses squared.</param>
internal readonly record struct SilenceTail(double Days, double Count, double Sum, double Squares)
{
    /// <summary>A silence of 1 is one of the length expected at its time of day; from there on it is part of the tail.</summary>
    public const double Threshold = 1;

    // If the profile were the whole truth, excesses would be exponential with mean 1 (time rescaling theorem).
    // That is believed as much as this many silences.
    private const double Prior = 10;

    /// <summary>The level that a silence of this person passes <paramref name="perDay"/> times a day.</summary>
    public double Level(double perDay)
    {
        var mean = (Sum + Prior) / (Count + Prior);
        var variance = ((Squares + (2 * Prior)) / (Count + Prior)) - (mean * mean);
        var shape = Math.Clamp(0.5 * (1 - (mean * mean / variance)), -0.5, 0.3);
        var scale = mean * (1 - shape);
        var ratio = Math.Max(1, (Count + 1) / (Days + 1) / perDay);
        var excess = Math.Abs(shape) < 1e-6 ? Math.Log(ratio) : (Math.Pow(ratio, shape) - 1) / shape;
        return Threshold + (scale * excess);
    }

    public SilenceTail With(double silence)
    {
        var excess = silence - Threshold;
        return excess <= 0 ? this : this with { Count = Count + 1, Sum = Sum + excess, Squares = Squares + (excess * excess) };
    }

    public SilenceTail Aged(double keep) => new((Days * keep) + 1, Count * keep, Sum * keep, Squares * keep);
}
