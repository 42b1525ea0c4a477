using Hjemvakt.Evaluation.Playing;

namespace Hjemvakt.Evaluation.Whole;

/// <summary>What one home, played through the whole engine, comes to.</summary>
/// <param name="Detections">Of injected silences at random moments at home; null where none was raised within two days.</param>
public sealed record WholeFigures(string Name, double Days, WholePlayback Playback, IReadOnlyList<(DateTimeOffset At, TimeSpan? After)> Detections)
{
    public int Unraised => Detections.Count(one => one.After is null);

    /// <summary>Hours; one that is never raised counts as <see cref="Detection.UnraisedCounts"/>.</summary>
    public double MeanHours => Detections.Average(Hours);

    /// <summary>Half the interval of 95 % of <see cref="MeanHours"/>, hours: days are independent of each other, moments of a day are not.</summary>
    public double MeanWithin
    {
        get
        {
            var days = Detections.GroupBy(one => one.At.Date).Select(day => day.Average(Hours)).ToList();
            var mean = days.Average();
            return days.Count < 2 ? double.NaN : 1.96 * Math.Sqrt(days.Sum(day => (day - mean) * (day - mean)) / (days.Count - 1) / days.Count);
        }
    }

    public static WholeFigures Of(HomeLife life, double falseAlarmsPerWeek, int silences, int seed, bool pets = false)
    {
        ArgumentNullException.ThrowIfNull(life);
        var playback = new WholePlayback(life, falseAlarmsPerWeek, pets);
#pragma warning disable CA5394 // Reproducible draws are the point here.
        var random = new Random(seed);
        var detections = Enumerable.Range(0, silences).Select(_ => life.AtHome(random.NextDouble())).Select(at => (at, playback.FallSilent(at))).ToList();
#pragma warning restore CA5394
        return new WholeFigures(life.Name, life.Days, playback, detections);
    }

    private static double Hours((DateTimeOffset At, TimeSpan? After) one) => (one.After ?? Detection.UnraisedCounts).TotalHours;
}
