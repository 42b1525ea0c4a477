using System.Text;
using Hjemvakt.Evaluation.Playing;
using static Hjemvakt.Evaluation.Reports.ReportNumbers;

namespace Hjemvakt.Evaluation.Reports;

/// <summary>All that an evaluation of one home has to say.</summary>
/// <param name="About">What was read, in sentences.</param>
/// <param name="Curve">The same home with other false-alarm budgets.</param>
/// <param name="Sensitivity">The same home with other settings; empty if not asked for.</param>
public sealed record InactivityReport(
    IReadOnlyList<string> About,
    Figures Figures,
    int Seed,
    int Seeds,
    IReadOnlyList<Figures> Curve,
    IReadOnlyList<(Variant Variant, Figures Figures)> Sensitivity)
{
    /// <summary>Writes <c>inactivity.md</c>, <c>inactivity.csv</c>, <c>inactivity-by-hour.csv</c>, <c>inactivity-silences.csv</c> and <c>inactivity.svg</c>.</summary>
    public IReadOnlyList<string> WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        return
        [
            Write(folder, "inactivity.md", MarkdownReport.Write(this)),
            Write(folder, "inactivity.csv", Headline()),
            Write(folder, "inactivity-by-hour.csv", ByHour()),
            Write(folder, "inactivity-silences.csv", Silences()),
            Write(folder, "inactivity.svg", Plot.Write(this)),
        ];
    }

    private static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string Headline()
    {
        var text = new StringBuilder("days_with,days,false_alarms,false_alarms_a_day,silences,never_raised,mean_minutes,median_minutes,p90_minutes\n");
        void Row(string name, double days, int alarms, double perDay, Detection detection) => text.Append(Say(
            $"{name},{days:0.00},{alarms},{perDay:0.0000},{detection.Count},{detection.Unraised},{detection.Mean.TotalMinutes:0.0},{detection.Median.TotalMinutes:0.0},{detection.P90.TotalMinutes:0.0}\n"));
        Row("all", Figures.Days, Figures.FalseAlarms, Figures.FalsePerDay, Figures.All);
        Row("learned", Figures.WarmDays, Figures.WarmFalseAlarms, Figures.WarmFalsePerDay, Figures.Warm);
        Row("fixed", Figures.ColdDays, Figures.ColdFalseAlarms, Figures.ColdFalsePerDay, Figures.Cold);
        return text.ToString();
    }

    private string ByHour()
    {
        var text = new StringBuilder("hour,silences,mean_minutes,median_minutes,p90_minutes,never_raised\n");
        for (var hour = 0; hour < 24; hour++)
        {
            var detection = Detection.Of(Figures.Silences.Where(s => s.At.Hour == hour));
            text.Append(Say($"{hour},{detection.Count},{detection.Mean.TotalMinutes:0.0},{detection.Median.TotalMinutes:0.0},{detection.P90.TotalMinutes:0.0},{detection.Unraised}\n"));
        }

        return text.ToString();
    }

    private string Silences()
    {
        var text = new StringBuilder("silent_from,detected_after_minutes,limits\n");
        foreach (var silence in Figures.Silences)
        {
            text.Append(Say($"{silence.At:yyyy-MM-ddTHH\\:mm\\:ss},{silence.After?.TotalMinutes:0.0},{(silence.Cold ? "fixed" : "learned")}\n"));
        }

        return text.ToString();
    }
}
