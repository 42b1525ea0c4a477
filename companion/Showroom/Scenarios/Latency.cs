namespace Hjemvakt.Showroom.Scenarios;

/// <summary>Times from event to event stream: the first, on a cold path, and the distribution of those that came after it.</summary>
/// <param name="ColdMs">The first story: code not compiled yet, caches empty.</param>
/// <param name="Runs">How many warm ones there are.</param>
public sealed record Latency(double ColdMs, int Runs, double MinMs, double P50Ms, double P90Ms, double P99Ms, double MaxMs)
{
    /// <summary>Of measured times, at least one of them warm. A percentile is the smallest time that at least that share does not exceed.</summary>
    public static Latency Of(TimeSpan cold, IReadOnlyCollection<TimeSpan> warm)
    {
        var sorted = warm.Select(time => Math.Round(time.TotalMilliseconds, 1)).Order().ToArray();
        double Percentile(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
        return new Latency(
            Math.Round(cold.TotalMilliseconds, 1), sorted.Length, sorted[0], Percentile(.5), Percentile(.9), Percentile(.99), sorted[^1]);
    }
}
