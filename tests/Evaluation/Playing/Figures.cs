namespace Hjemvakt.Evaluation.Playing;

/// <summary>One injected silence: from <paramref name="At"/> on nothing is heard from home for good.</summary>
/// <param name="After">Time to the alarm, or null if these two rules raise none.</param>
/// <param name="Cold">The model was still using fixed limits.</param>
public readonly record struct Injected(DateTimeOffset At, TimeSpan? After, bool Cold);

/// <summary>Times to detection of injected silences.</summary>
/// <param name="Unraised">Silences that these rules never raised: the person seemed to have left. The times are those of the others.</param>
public sealed record Detection(int Count, int Unraised, TimeSpan Mean, TimeSpan Median, TimeSpan P90)
{
    /// <summary>What a silence counts that these rules never raise; "left home and not back" has to find it.</summary>
    public static readonly TimeSpan UnraisedCounts = TimeSpan.FromHours(24);

    /// <summary>How many the times are of.</summary>
    public int Raised => Count - Unraised;

    /// <summary>The mean of all, those never raised included at <see cref="UnraisedCounts"/>.</summary>
    public TimeSpan MeanOfAll => Count == 0 ? default : ((Mean * Raised) + (UnraisedCounts * Unraised)) / Count;

    public static Detection Of(IEnumerable<Injected> silences)
    {
        ArgumentNullException.ThrowIfNull(silences);
        var all = silences.Select(s => s.After).ToList();
        var raised = all.OfType<TimeSpan>().Order().ToList();
        return raised.Count == 0
            ? new Detection(all.Count, all.Count, default, default, default)
            : new Detection(
                all.Count,
                all.Count - raised.Count,
                TimeSpan.FromSeconds(raised.Average(t => t.TotalSeconds)),
                Quantile(raised, 0.5),
                Quantile(raised, 0.9));
    }

    private static TimeSpan Quantile(List<TimeSpan> sorted, double share)
        => sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
}

/// <summary>What the evaluation of a life comes to.</summary>
public sealed class Figures
{
    /// <summary>Sensors 24(20):6583 (2024): 0.09 false alarms a day …</summary>
    public const double FalsePerDayToBeat = 0.09;

    /// <summary>… at a mean detection of 5 h 23 min 28 s, both at once.</summary>
    public static readonly TimeSpan DetectionToBeat = new(5, 23, 28);

    private Figures(Playback playback, IReadOnlyList<Injected> silences)
    {
        Playback = playback;
        Silences = silences;
        var life = playback.Life;
        Days = life.Days;
        var warmFrom = playback.WarmFrom < life.End ? playback.WarmFrom : life.End;
        WarmDays = (life.End - warmFrom).TotalDays;
        All = Detection.Of(silences);
        Warm = Detection.Of(silences.Where(s => !s.Cold));
        Cold = Detection.Of(silences.Where(s => s.Cold));
        ColdFalseAlarms = playback.FalseAlarms.Count(a => a.Cold);
        WarmFalseAlarms = playback.FalseAlarms.Count - ColdFalseAlarms;
    }

    public Playback Playback { get; }

    public IReadOnlyList<Injected> Silences { get; }

    public double Days { get; }

    public double WarmDays { get; }

    public double ColdDays => Days - WarmDays;

    public int ColdFalseAlarms { get; }

    public int WarmFalseAlarms { get; }

    public int FalseAlarms => ColdFalseAlarms + WarmFalseAlarms;

    public Detection All { get; }

    public Detection Warm { get; }

    public Detection Cold { get; }

    /// <summary>The headline: every alarm over every day, the cold ones too.</summary>
    public double FalsePerDay => Per(FalseAlarms, Days);

    public double WarmFalsePerDay => Per(WarmFalseAlarms, WarmDays);

    public double ColdFalsePerDay => Per(ColdFalseAlarms, ColdDays);

    /// <summary>
    /// What the recording is long enough to say: with 95 % confidence there are no more false alarms a day than this, were they to come
    /// independently of each other (exact upper limit of a Poisson rate).
    /// </summary>
    public double FalsePerDayAtMost
    {
        get
        {
            var (low, high) = (0.0, FalseAlarms + 20.0 + (4 * Math.Sqrt(FalseAlarms + 1)));
            for (var i = 0; i < 60; i++)
            {
                var mean = (low + high) / 2;
                (low, high) = ChanceOfAtMost(FalseAlarms, mean) > 0.05 ? (mean, high) : (low, mean);
            }

            return high / Days;
        }
    }

    /// <summary>Both figures at once, over all days, with silences that were never raised at their full price.</summary>
    public bool BeatsThePublished => All.Count > 0 && FalsePerDay < FalsePerDayToBeat && All.MeanOfAll < DetectionToBeat;

    /// <summary>
    /// Lets the person fall silent at random moments at home, each as likely as any other, in <paramref name="seeds"/> independent
    /// draws of <paramref name="perSeed"/>.
    /// </summary>
    public static Figures Of(Playback playback, int seed, int seeds, int perSeed)
    {
        ArgumentNullException.ThrowIfNull(playback);
        var silences = new List<Injected>(seeds * perSeed);
        for (var draw = 0; draw < seeds; draw++)
        {
#pragma warning disable CA5394 // Reproducible draws are the point here.
            var random = new Random(seed + draw);
            for (var i = 0; i < perSeed; i++)
            {
                var at = playback.Life.AtHome(random.NextDouble());
                silences.Add(new Injected(at, playback.FallSilent(at), at < playback.WarmFrom));
            }
#pragma warning restore CA5394
        }

        return new Figures(playback, silences);
    }

    private static double ChanceOfAtMost(int count, double mean)
    {
        var (term, sum) = (Math.Exp(-mean), 0.0);
        for (var i = 0; i <= count; i++)
        {
            sum += term;
            term *= mean / (i + 1);
        }

        return sum;
    }

    private static double Per(int alarms, double days) => days > 0 ? alarms / days : 0;
}
