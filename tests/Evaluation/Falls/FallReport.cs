using Hjemvakt.Evaluation.Reports;
using Hjemvakt.Gateway.Sensing.Wearable;

namespace Hjemvakt.Evaluation.Falls;

/// <summary>The tables of how well the wearable detector does, for each person, and by what was done.</summary>
public static class FallReport
{
    private const string Columns =
        """
        | person | falls found | share, 95 % | activities | false alarms | hours | an hour, 95 % | in what |
        | --- | ---: | --- | ---: | ---: | ---: | --- | --- |
        """;

    /// <summary>Writes the tables.</summary>
    public static void Write(IReadOnlyList<(string Person, IReadOnlyList<FallRecording> Recordings)> people, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(output);
        var shipped = new FallThresholds();
        output.WriteLine($"Thresholds that are shipped ({FallLeaveOneOut.Describe(shipped)}), each recording played to a detector that has just been put on:");
        output.WriteLine();
        Table(people.Select(p => (p.Person, FallScore.Of(p.Recordings, shipped))), output);
        output.WriteLine();
        output.WriteLine("Leave one person out: thresholds chosen on the others, tried on who is left out:");
        output.WriteLine();
        var left = FallLeaveOneOut.Of(people);
        Table(left.Select(l => (l.Person, l.Score)), output);
        output.WriteLine();
        output.WriteLine("| left out | thresholds that the others choose |");
        output.WriteLine("| --- | --- |");
        foreach (var (person, chosen, _) in left)
        {
            output.WriteLine($"| {person} | {FallLeaveOneOut.Describe(chosen)} |");
        }

        output.WriteLine();
        output.WriteLine("Falls by kind, with the shipped thresholds:");
        output.WriteLine();
        output.WriteLine("| kind | found | of |");
        output.WriteLine("| --- | ---: | ---: |");
        foreach (var kind in people.SelectMany(p => p.Recordings).Where(r => r.IsFall).GroupBy(r => r.Activity).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"| {kind.Key} | {kind.Count(r => FallPlayer.Play(r, shipped).Count > 0)} | {kind.Count()} |");
        }

        output.WriteLine();
        output.WriteLine("These falls are acted, most of them by young people on mats. Of real falls, thirteen published detectors found 57 %, with 3 to 85 false alarms a day; the best");
        output.WriteLine("figure from people's homes is 80 % at 0.17 false alarms a person-week. Nothing above says how this one fares there.");
    }

    private static void Table(IEnumerable<(string Person, FallScore Score)> rows, TextWriter output)
    {
        output.WriteLine(Columns);
        var all = FallScore.None;
        foreach (var (person, score) in rows)
        {
            all += score;
            output.WriteLine(Row(person, score));
        }

        output.WriteLine(Row("all", all));
    }

    private static string Row(string person, FallScore score)
    {
        var share = Confidence95.OfShare(score.Found, score.Falls);
        var rate = Confidence95.OfRate(score.FalseAlarms, score.Hours);
        var what = score.Mistaken.Count == 0 ? "–" : string.Join(", ", score.Mistaken.GroupBy(a => a).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}×"));
        var found = score.Falls == 0 ? "–" : ReportNumbers.Say($"{100 * score.Sensitivity:F1} % ({100 * share.Least:F1}–{100 * share.Most:F1})");
        return ReportNumbers.Say($"| {person} | {score.Found} of {score.Falls} | {found} | {score.Activities} | {score.FalseAlarms} | {score.Hours:F2} | {score.FalsePerHour:F2} ({rate.Least:F2}–{rate.Most:F2}) | {what} |");
    }
}
