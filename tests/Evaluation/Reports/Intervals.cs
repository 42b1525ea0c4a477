namespace Hjemvakt.Evaluation.Reports;

/// <summary>What so few observations can say: intervals of 95 %.</summary>
public static class Intervals
{
    private const double Tail = 0.025;

    /// <summary>The exact interval of a mean of which a count was seen, were the events to come independently of each other (Garwood 1936).</summary>
    public static (double Least, double Most) OfCount(int count)
        => (count == 0 ? 0 : Solve(count, mean => 1 - AtMost(count - 1, mean) < Tail), Solve(count, mean => AtMost(count, mean) > Tail));

    // The largest mean for which it still holds.
    private static double Solve(int count, Func<double, bool> holds)
    {
        var (low, high) = (0.0, count + 20.0 + (6 * Math.Sqrt(count + 1)));
        for (var i = 0; i < 60; i++)
        {
            var mean = (low + high) / 2;
            (low, high) = holds(mean) ? (mean, high) : (low, mean);
        }

        return high;
    }

    private static double AtMost(int count, double mean)
    {
        var (term, sum) = (Math.Exp(-mean), 0.0);
        for (var i = 0; i <= count; i++)
        {
            sum += term;
            term *= mean / (i + 1);
        }

        return sum;
    }
}
