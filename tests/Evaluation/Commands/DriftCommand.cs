using Hjemvakt.Evaluation.Drift;
using Hjemvakt.Evaluation.Falls;
using static Hjemvakt.Evaluation.Reports.ReportNumbers;

namespace Hjemvakt.Evaluation.Commands;

/// <summary>How well slow change is told, on generated lives with a change that is known: how many are found, how soon, and how many notes tell of nothing.</summary>
public static class DriftCommand
{
    public const string Usage =
        """
        drift [options]             slow change, on generated lives with a known change
          --count N       lives (100)
          --seed N        of the first (1)
        """;

    public static int Run(IEnumerable<string> arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var given = new Arguments(arguments, ["count", "seed"], []);
        if (given.Words.Count != 0)
        {
            throw new UsageException("drift takes no file." + Environment.NewLine + Usage);
        }

        var seeds = Enumerable.Range(given.Whole("seed", 1, 0, 1_000_000), given.Whole("count", 100, 1, 10_000)).ToList();
        output.WriteLine("| change | lives | found within six weeks | share (95 %) | days, median |");
        output.WriteLine("| --- | ---: | ---: | --- | ---: |");
        var all = new List<DriftTrial>();
        foreach (var change in DriftChange.All)
        {
            var trials = seeds.AsParallel().AsOrdered().Select(seed => DriftTrial.Changed(seed, change)).OfType<DriftTrial>().ToList();
            all.AddRange(trials);
            output.WriteLine(Row(change.Name, trials));
        }

        output.WriteLine(Row("all", all));
        output.WriteLine();
        var still = seeds.AsParallel().AsOrdered().Select(seed => DriftTrial.Unchanged(seed, 300)).ToList();
        var (notes, days) = (still.Sum(trial => trial.FalseNotes), still.Sum(trial => trial.DaysWatched));
        var rate = Confidence95.OfRate(notes, days);
        output.WriteLine(Say($"Lives without a change: {notes} notes in {days} days after the first six weeks, {50.0 * notes / days:0.00} in 50 days ({50 * rate.Least:0.00}–{50 * rate.Most:0.00}, 95 %)."));
        return 0;
    }

    private static string Row(string name, List<DriftTrial> trials)
    {
        var found = trials.Where(trial => trial.Found is not null).Select(trial => trial.Found!.Value).Order().ToList();
        var share = Confidence95.OfShare(found.Count, trials.Count);
        return Say($"| {name} | {trials.Count} | {found.Count} | {100.0 * found.Count / Math.Max(1, trials.Count):0.0} % ({100 * share.Least:0.0}–{100 * share.Most:0.0}) | {(found.Count == 0 ? "–" : found[found.Count / 2])} |");
    }
}
