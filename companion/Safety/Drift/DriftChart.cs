using System.Collections.Immutable;

namespace Hjemvakt.Safety.Drift;

/// <summary>
/// A robust two-sided CUSUM chart of one number of a person's days against the same person's first six weeks: each day against the same day of the week.
/// Of a size that does not grow. Immutable.
/// </summary>
/// <param name="Learned">The days it compares with, in order; not a number where a day could not be seen.</param>
/// <param name="Above">What has gathered above the usual, in standard deviations.</param>
/// <param name="Below">What has gathered below.</param>
public sealed record DriftChart(DriftMeasure Measure, ImmutableArray<double> Learned, double Above, double Below)
{
    /// <summary>Days it learns.</summary>
    public const int LearningDays = 6 * Week;

    private const int Week = 7;

    // Half a standard deviation is what days differ by anyway.
    private const double Slack = 0.5;

    // One wild day is no drift, and moves the sum no more than a hard one.
    private const double MostOfDay = 2.5;

    // With fewer days seen it knows nothing.
    private const int LeastSeen = 28;

    /// <summary>A chart that knows nothing yet.</summary>
    public static DriftChart New(DriftMeasure measure) => new(measure, [], 0, 0);

    /// <summary>It has learned.</summary>
    public bool Knows => Learned.Length == LearningDays;

    /// <summary>It has drifted from the usual by so much for so long that chance is no explanation: +1 for more or later, −1 for less or earlier, else 0.</summary>
    public int Drift(double limit) => Above >= limit ? 1 : Below >= limit ? -1 : 0;

    /// <summary>What was usual, in the number's own unit: the median; null while it learns.</summary>
    public double? Usual => Knows && Seen() is { Count: > 0 } seen ? Back(Median(seen)) : null;

    /// <summary>A day is over. Days follow one another.</summary>
    public DriftChart With(double? number)
    {
        var value = number is { } seen ? Even(seen) : double.NaN;
        if (!Knows)
        {
            var learned = Learned.Add(value);

            // Who was away for most of the time that was to be learned is learned anew.
            return this with { Learned = learned.Length == LearningDays && learned.Count(day => !double.IsNaN(day)) < LeastSeen ? [] : learned };
        }

        // The sums know how many days have passed only by the place in the week, which is kept by turning what was learned with it.
        var turned = Learned.RemoveAt(0).Add(Learned[0]);
        if (double.IsNaN(value))
        {
            return this with { Learned = turned };
        }

        var z = Math.Clamp((value - Level()) / Deviation(), -MostOfDay, MostOfDay);
        return this with { Learned = turned, Above = Math.Max(0, Above + z - Slack), Below = Math.Max(0, Below - z - Slack) };
    }

    // Counts and lengths are made even: their spread no longer grows with them.
    private double Even(double number) => Measure switch
    {
        DriftMeasure.UpAt => number,
        DriftMeasure.MinutesOut => Math.Sqrt(number),
        _ => 2 * Math.Sqrt(number + 0.375),
    };

    private double Back(double value) => Measure switch
    {
        DriftMeasure.UpAt => value,
        DriftMeasure.MinutesOut => value * value,
        _ => Math.Max(0, (value * value / 4) - 0.375),
    };

    private double Least => Measure switch
    {
        DriftMeasure.UpAt => 12,
        DriftMeasure.MinutesOut => 3,
        _ => 0.7,
    };

    private List<double> Seen() => [.. Learned.Where(day => !double.IsNaN(day))];

    // The same day of the week in each of the six weeks, or any day where too few of these were seen.
    private double Level()
    {
        var same = Enumerable.Range(0, LearningDays / Week).Select(week => Learned[week * Week]).Where(day => !double.IsNaN(day)).ToList();
        var all = Median(Seen());
        return same.Count < 3 ? all : Median(same);
    }

    // From one week to the next, so that what is usual on Tuesdays is no spread.
    private double Deviation()
    {
        var steps = new List<double>();
        for (var i = 0; i < LearningDays; i++)
        {
            var step = Math.Abs(Learned[i] - Learned[(i + Week) % LearningDays]);
            if (!double.IsNaN(step))
            {
                steps.Add(step);
            }
        }

        return steps.Count < LeastSeen / 2 ? double.PositiveInfinity : Math.Max(Least, 1.2 * Spread(steps));
    }

    // The mean of the middle of them: half of the days alike would make a median of nothing.
    private static double Spread(List<double> steps)
    {
        steps.Sort();
        var used = steps.Count * 9 / 10;
        var sum = 0.0;
        for (var i = 0; i < used; i++)
        {
            sum += steps[i] * steps[i];
        }

        return Math.Sqrt(sum / used / 2);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
