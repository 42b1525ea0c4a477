using System.Text;
using Hjemvakt.Evaluation.Playing;
using static Hjemvakt.Evaluation.Reports.ReportNumbers;

namespace Hjemvakt.Evaluation.Reports;

/// <summary>The figures as a page.</summary>
public static class MarkdownReport
{
    public static string Write(InactivityReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        Head(text, report);
        Headline(text, report.Figures);
        FalseAlarms(text, report.Figures);
        ByHour(text, report.Figures);
        Curve(text, report.Curve);
        SensitivityTable(text, report.Sensitivity);
        return text.ToString();
    }

    private static void Head(StringBuilder text, InactivityReport report)
    {
        var figures = report.Figures;
        var life = figures.Playback.Life;
        text.AppendLine(Say($"# Inactivity and mornings: {life.Name}")).AppendLine();
        foreach (var line in report.About)
        {
            text.AppendLine("- " + line);
        }

        text.AppendLine(Say($"- {figures.Days:0.0} days, of which {figures.WarmDays:0.0} with a warm model; {life.Signs.Count} signs; {life.Absences.Count} absences, {life.Absences.Sum(a => a.Length.TotalHours):0} hours"));
        text.AppendLine(Say($"- {figures.All.Count} silences injected in {report.Seeds} draws (seeds {report.Seed}–{report.Seed + report.Seeds - 1}), at random moments at home; each alarm answered after {Playback.AnswerTime.TotalMinutes:0} minutes"));
        if (figures.Playback.Habits.UsuallyUp is { } up)
        {
            text.AppendLine(Say($"- at the end: usually up by {up:HH\\:mm}, learned from {figures.Playback.Habits.LearnedDays} days"));
        }

        text.AppendLine();
    }

    private static void Headline(StringBuilder text, Figures figures)
    {
        text.AppendLine("| | false alarms | a day | a person-week | mean time to detection | median | 90 % within | never raised |");
        text.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Row(text, "**all days**", figures.FalseAlarms, figures.FalsePerDay, figures.All);
        Row(text, "warm days", figures.WarmFalseAlarms, figures.WarmFalsePerDay, figures.Warm);
        Row(text, "cold days (fixed limits)", figures.ColdFalseAlarms, figures.ColdFalsePerDay, figures.Cold);
        text.AppendLine(Say($"| *published, to beat* | | *{Figures.FalsePerDayToBeat:0.00}* | *{Figures.FalsePerDayToBeat * 7:0.00}* | *{Clock(Figures.DetectionToBeat)}* | | | |"));
        text.AppendLine();
        text.AppendLine(Say($"{figures.FalseAlarms} false alarms in {figures.Days:0} days say, with 95 % confidence, no more than {figures.FalsePerDayAtMost:0.000} a day."));
        text.AppendLine(Say($"With silences that were never raised counted as {Detection.UnraisedCounts.TotalHours:0} h, the mean over all days is {Clock(figures.All.MeanOfAll)}. Both published figures at once: **{(figures.BeatsThePublished ? "beaten" : "not beaten")}**."));
        text.AppendLine();
    }

    private static void Row(StringBuilder text, string name, int alarms, double perDay, Detection detection)
        => text.AppendLine(Say($"| {name} | {alarms} | {perDay:0.000} | {perDay * 7:0.00} | {Clock(detection.Mean, detection.Raised)} | {Clock(detection.Median, detection.Raised)} | {Clock(detection.P90, detection.Raised)} | {detection.Unraised} of {detection.Count} |"));

    private static void FalseAlarms(StringBuilder text, Figures figures)
    {
        if (figures.FalseAlarms == 0)
        {
            return;
        }

        text.AppendLine("## False alarms").AppendLine();
        text.AppendLine("| when | rule | last seen | where | usually by | silent for | limits | in hindsight |");
        text.AppendLine("| --- | --- | --- | --- | --- | ---: | --- | --- |");
        foreach (var (finding, absent) in figures.Playback.FalseAlarms)
        {
            var usually = finding.UsuallyBy is { } by ? Say($"{by:HH\\:mm}") : "–";
            text.AppendLine(Say($"| {finding.At:yyyy-MM-dd HH\\:mm} | {finding.Rule} | {finding.LastSeenAt:MM-dd HH\\:mm} | {finding.LastSeenPoint} | {usually} | {Clock(finding.Silence)} | {(finding.FixedLimits ? "fixed" : "learned")} | {(absent ? "nobody at home" : "at home")} |"));
        }

        text.AppendLine();
    }

    private static void ByHour(StringBuilder text, Figures figures)
    {
        text.AppendLine("## By hour of the day in which the silence began").AppendLine();
        text.AppendLine("| hour | silences | mean | median | 90 % within | never raised |");
        text.AppendLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        for (var hour = 0; hour < 24; hour++)
        {
            var detection = Detection.Of(figures.Silences.Where(s => s.At.Hour == hour));
            text.AppendLine(Say($"| {hour:00} | {detection.Count} | {Clock(detection.Mean, detection.Raised)} | {Clock(detection.Median, detection.Raised)} | {Clock(detection.P90, detection.Raised)} | {detection.Unraised} |"));
        }

        text.AppendLine();
    }

    private static void Curve(StringBuilder text, IReadOnlyList<Figures> curve)
    {
        text.AppendLine("## The trade-off: false alarms accepted against time to detection").AppendLine();
        text.AppendLine("| accepted a person-week | a day, all days | a day, warm | mean, all days | mean, warm |");
        text.AppendLine("| ---: | ---: | ---: | ---: | ---: |");
        foreach (var figures in curve)
        {
            text.AppendLine(Say($"| {figures.Playback.Settings.FalseAlarmsPerWeek:0.00} | {figures.FalsePerDay:0.000} | {figures.WarmFalsePerDay:0.000} | {Clock(figures.All.Mean, figures.All.Raised)} | {Clock(figures.Warm.Mean, figures.Warm.Raised)} |"));
        }

        text.AppendLine();
    }

    private static void SensitivityTable(StringBuilder text, IReadOnlyList<(Variant Variant, Figures Figures)> variants)
    {
        if (variants.Count == 0)
        {
            return;
        }

        text.AppendLine("## Each setting alone, down and up").AppendLine();
        text.AppendLine("| setting | value | a day, all days | a day, warm | mean, all days | mean, warm | never raised |");
        text.AppendLine("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (variant, figures) in variants)
        {
            text.AppendLine(Say($"| {variant.Setting} | {variant.Value} | {figures.FalsePerDay:0.000} | {figures.WarmFalsePerDay:0.000} | {Clock(figures.All.Mean, figures.All.Raised)} | {Clock(figures.Warm.Mean, figures.Warm.Raised)} | {figures.All.Unraised} |"));
        }

        text.AppendLine();
    }
}
