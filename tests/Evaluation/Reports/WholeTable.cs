using Hjemvakt.Evaluation.Whole;
using Hjemvakt.Safety.Alerts;
using static Hjemvakt.Evaluation.Reports.ReportNumbers;

namespace Hjemvakt.Evaluation.Reports;

/// <summary>The figures of homes that were played through the whole engine, a row a home and one for all.</summary>
public static class WholeTable
{
    /// <summary>False alarms and times to detection. All: every home's mean counts alike, and days are added.</summary>
    public static void Detection(TextWriter output, IReadOnlyList<WholeFigures> figures)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(figures);
        output.WriteLine("| home | days | false: not up, no activity | of these at home | a day (95 %) | mean detection (95 %) | never raised |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var home in figures)
        {
            Row(output, home.Name, home.Days, home.Playback.FalseAlarms, home.Playback.AtHome, home.MeanHours, home.MeanWithin, home.Unraised, home.Detections.Count);
        }

        var within = Math.Sqrt(figures.Sum(home => home.MeanWithin * home.MeanWithin)) / figures.Count;
        Row(output, "**all**", figures.Sum(home => home.Days), figures.Sum(home => home.Playback.FalseAlarms), figures.Sum(home => home.Playback.AtHome),
            figures.Average(home => home.MeanHours), within, figures.Sum(home => home.Unraised), figures.Sum(home => home.Detections.Count));
        output.WriteLine();
    }

    /// <summary>Every alert of every rule, a person-week.</summary>
    public static void Alerts(TextWriter output, IReadOnlyList<WholeFigures> figures)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(figures);
        var kinds = figures.SelectMany(home => home.Playback.Raised).Select(alert => alert.Kind).Distinct().Order().ToList();
        output.WriteLine($"| alerts a person-week | {string.Join(" | ", figures.Select(home => home.Name))} | all |");
        output.WriteLine($"| --- |{string.Concat(figures.Select(_ => " ---: |"))} ---: |");
        foreach (var kind in kinds)
        {
            var each = figures.Select(home => Say($"{Week(Count(home, kind), home.Days):0.00}"));
            output.WriteLine($"| {kind} | {string.Join(" | ", each)} | {Say($"{Week(figures.Sum(home => Count(home, kind)), figures.Sum(home => home.Days)):0.00}")} |");
        }

        output.WriteLine();
    }

    /// <summary>Each false alarm by itself.</summary>
    public static void Each(TextWriter output, IReadOnlyList<WholeFigures> figures)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(figures);
        foreach (var home in figures)
        {
            foreach (var alert in home.Playback.Raised)
            {
                output.WriteLine(Say($"- {home.Name} {alert.At:yyyy-MM-dd HH\\:mm} {alert.Kind}{(alert.Absent ? ", nobody at home" : string.Empty)}{(alert.Cold ? ", not known yet" : string.Empty)}"));
            }
        }

        output.WriteLine();
    }

    private static int Count(WholeFigures home, AlertKind kind) => home.Playback.Raised.Count(alert => alert.Kind == kind);

    private static double Week(int count, double days) => count / days * 7;

    private static void Row(TextWriter output, string name, double days, int alarms, int atHome, double mean, double within, int never, int count)
    {
        var (least, most) = Intervals.OfCount(alarms);
        output.WriteLine(Say($"| {name} | {days:0} | {alarms} | {atHome} | {alarms / days:0.000} ({least / days:0.000}–{most / days:0.000}) | {Clock(TimeSpan.FromHours(mean), 1)} (± {within * 60:0} min) | {never} of {count} |"));
    }
}
