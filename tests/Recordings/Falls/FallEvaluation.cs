using System.Globalization;
using Hjemvakt.Gateway.Sensing.Wearable;

namespace Hjemvakt.Recordings.Tests.Falls;

/// <summary>The table of how well the wearable detector does, for each person, and by what was done.</summary>
public static class FallEvaluation
{
    /// <summary>Writes the table.</summary>
    /// <param name="args">Files or folders of recordings; none means those beside the repository.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="errors">Where a complaint goes.</param>
    /// <returns>0, or 2 when there is nothing to play.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        var paths = args.Where(a => !a.StartsWith('-')).ToList();
        if (paths.Count == 0 && RecordingFiles.Path("falls") is { } known)
        {
            paths.Add(known);
        }

        var files = paths.SelectMany(FilesOf).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            errors.WriteLine(paths.Count == 0 ? RecordingFiles.Absent : "no *.csv or *.csv.gz in " + string.Join(", ", paths));
            return 2;
        }

        var people = files.SelectMany(FallRecording.Read).GroupBy(r => r.Person).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Person: g.Key, Recordings: g.ToList())).ToList();
        Table(people, output);
        if (args.Contains("--cross"))
        {
            output.WriteLine();
            FallCrossValidation.Write(people, output);
        }

        return 0;
    }

    private static IEnumerable<string> FilesOf(string path) => Directory.Exists(path)
        ? Directory.GetFiles(path, "*.csv*")
        : File.Exists(path) ? [path] : [];

    private static void Table(List<(string Person, List<FallRecording> Recordings)> people, TextWriter output)
    {
        var thresholds = new FallThresholds();
        output.WriteLine("person  falls  found  sensitivity  activities  quiet  specificity  false  hours  false/hour");
        var all = new FallScore(0, 0, 0, 0, 0, 0);
        foreach (var (person, recordings) in people)
        {
            var score = FallScore.Of(recordings, thresholds);
            all += score;
            output.WriteLine(Row(person, score));
        }

        output.WriteLine(Row("all", all));
        if (all.FalseAlarms == 0 && all.Hours > 0)
        {
            // The rule of three: what none in so many hours says of the rate, at 95 %.
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"no false alarm in {all.Hours:F2} h of activity: fewer than {3 / all.Hours:F1} an hour, at 95 %"));
        }

        output.WriteLine();
        output.WriteLine("what    told/played");
        foreach (var activity in people.SelectMany(p => p.Recordings).GroupBy(r => r.Activity).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var told = activity.Count(r => FallPlayer.Play(r, thresholds).Count > 0);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{activity.Key,-6}  {told,3}/{activity.Count(),-3}"));
        }
    }

    private static string Row(string person, FallScore s) => string.Create(
        CultureInfo.InvariantCulture,
        $"{person,-6}  {s.Falls,5}  {s.Found,5}  {Share(s.Found, s.Falls),11}  {s.Activities,10}  {s.Quiet,5}  {Share(s.Quiet, s.Activities),11}  {s.FalseAlarms,5}  {s.Hours,5:F2}  {s.FalsePerHour,10:F1}");

    private static string Share(int part, int whole) => whole == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:F1} %");
}
