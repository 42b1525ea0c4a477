namespace Hjemvakt.Safety.Habits;

/// <summary>
/// Silences of the past that began like one that goes on now: at about the same time of day, rather in the same room, rather lately. How many of them lasted
/// longer than a given time says how usual this one is. Beyond the longest a margin takes the place of what was never seen; it grows with the length.
/// On the stack, because it is made when a deadline is due and thrown away.
/// </summary>
internal ref struct SimilarSilences(Span<float> hours, Span<float> weights)
{
    /// <summary>Room for all that can be similar.</summary>
    public const int Most = SilenceMemory.Most + (2 * MostTypical);

    private const int MostTypical = 9;

    // Beyond the longest: hours after which a longer one is e times less probable, and how that grows with the length.
    private const double Margin = 0.35;
    private const double MarginShare = 0.08;

    private readonly Span<float> hours = hours, weights = weights;

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>Their weights together.</summary>
    public double Total { get; private set; }

    public void Add(double length, double weight)
    {
        hours[Count] = (float)length;
        weights[Count] = (float)weight;
        Count++;
        Total += weight;
    }

    /// <summary>Adds some of which the weights together are to be so much.</summary>
    public void Add(ReadOnlySpan<float> lengths, double weight)
    {
        foreach (var length in lengths)
        {
            Add(length, weight / lengths.Length);
        }
    }

    /// <summary>Their mean length, hours.</summary>
    public readonly double Mean
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Count; i++)
            {
                sum += hours[i] * weights[i];
            }

            return sum / Total;
        }
    }

    /// <summary>The share, 0–1, that lasts longer than so many hours.</summary>
    public readonly double Longer(double than)
    {
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
        {
            sum += weights[i] * (than <= hours[i] ? 1 : Math.Exp((hours[i] - than) / (Margin + (MarginShare * hours[i]))));
        }

        return sum / Total;
    }

    /// <summary>The hours that no more than a share of them outlasts, between two bounds.</summary>
    public readonly double Outlasted(double share, double least, double most)
    {
        for (var i = 0; i < 20; i++)
        {
            var middle = (least + most) / 2;
            (least, most) = Longer(middle) > share ? (middle, most) : (least, middle);
        }

        return most;
    }
}
