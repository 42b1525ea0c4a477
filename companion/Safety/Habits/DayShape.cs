namespace Hjemvakt.Safety.Habits;

/// <summary>Finds the usual time of getting up in a profile of the day.</summary>
internal static class DayShape
{
    private const int Hours = DayProfile.Hours;

    // Hours of the most silent and of the liveliest part of a day.
    private const int Part = 6;

    // Of the hour. Where the liveliest part is not livelier than this, there is no morning to speak of.
    private const double LeastContrast = 0.2;

    /// <summary>
    /// Where, after the most silent six hours at home, activity passes halfway from theirs to that of the six liveliest hours.
    /// Follows the person's own day, so somebody who works nights gets up in the afternoon.
    /// </summary>
    /// <param name="silent">Hours of notable silence at home, by hour of the day.</param>
    /// <param name="home">Hours at home, by hour of the day.</param>
    /// <returns>Minutes since midnight; null where day and night hardly differ.</returns>
    public static double? UsuallyUp(ReadOnlySpan<double> silent, ReadOnlySpan<float> home)
    {
        var (allSilent, allHome) = (1.0, 2.0);
        for (var hour = 0; hour < Hours; hour++)
        {
            allSilent += silent[hour];
            allHome += home[hour];
        }

        Span<double> active = stackalloc double[Hours];
        for (var hour = 0; hour < Hours; hour++)
        {
            active[hour] = 1 - ((silent[hour] + (allSilent / allHome)) / (home[hour] + 1));
        }

        var (rest, least) = (0, double.MaxValue);
        for (var from = 0; from < Hours; from++)
        {
            var sum = 0.0;
            for (var i = 0; i < Part; i++)
            {
                sum += active[(from + i) % Hours];
            }

            (rest, least) = sum < least - 1e-9 ? (from, sum) : (rest, least);
        }

        Span<double> sorted = stackalloc double[Hours];
        active.CopyTo(sorted);
        sorted.Sort();
        var most = 0.0;
        foreach (var lively in sorted[^Part..])
        {
            most += lively;
        }

        var (low, high) = (least / Part, most / Part);
        return high - low < LeastContrast ? null : Crossing(active, rest + (Part / 2), (low + high) / 2);
    }

    private static double Crossing(ReadOnlySpan<double> active, int hour, double level)
    {
        while (active[hour % Hours] < level)
        {
            hour++;
        }

        // The hours' values stand at their middles; between them a straight line.
        var (before, after) = (active[(hour + Hours - 1) % Hours], active[hour % Hours]);
        var passed = after > before ? Math.Clamp((level - before) / (after - before), 0, 1) : 1;
        return (hour - 0.5 + passed + Hours) % Hours * 60;
    }
}
