namespace Hjemvakt.Evaluation.Falls;

/// <summary>Between what a figure truly lies, at 95 %, given how little was seen.</summary>
/// <param name="Least">Lower end.</param>
/// <param name="Most">Upper end.</param>
public readonly record struct Confidence95(double Least, double Most)
{
    private const double Z = 1.959964;
    private const double Tail = 0.025;

    /// <summary>Of a share: Wilson's score interval.</summary>
    public static Confidence95 OfShare(int part, int whole)
    {
        if (whole == 0)
        {
            return new(0, 1);
        }

        var share = (double)part / whole;
        var middle = share + (Z * Z / (2 * whole));
        var half = Z * Math.Sqrt((share * (1 - share) / whole) + (Z * Z / (4.0 * whole * whole)));
        var scale = 1 + (Z * Z / whole);
        return new(Math.Max(0, (middle - half) / scale), Math.Min(1, (middle + half) / scale));
    }

    /// <summary>Of a rate, of what was counted in so many hours: the exact interval of Poisson's distribution (Garwood).</summary>
    public static Confidence95 OfRate(int count, double hours) => hours <= 0
        ? new(0, double.PositiveInfinity)
        : new(
            count == 0 ? 0 : Solve(mean => 1 - AtMost(count - 1, mean), count) / hours,
            Solve(mean => 1 - AtMost(count, mean), count, 1 - Tail) / hours);

    // The chance of that many or fewer.
    private static double AtMost(int count, double mean)
    {
        var term = Math.Exp(-mean);
        var sum = term;
        for (var i = 1; i <= count; i++)
        {
            term *= mean / i;
            sum += term;
        }

        return sum;
    }

    // The chance rises with the mean; halving finds where it passes the tail.
    private static double Solve(Func<double, double> chance, int count, double wanted = Tail)
    {
        double least = 0, most = 10 + (4 * count);
        for (var i = 0; i < 80; i++)
        {
            var middle = (least + most) / 2;
            (least, most) = chance(middle) < wanted ? (middle, most) : (least, middle);
        }

        return least;
    }
}
