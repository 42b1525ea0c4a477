using Hjemvakt.Evaluation.Homes;
using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Safety.Habits;
using static Hjemvakt.Evaluation.Reports.ReportNumbers;

namespace Hjemvakt.Evaluation.Commands;

/// <summary>The same figures for many generated homes: does the model hold its false-alarm budget with people who are unlike each other?</summary>
public static class HomesCommand
{
    public const string Usage =
        """
        homes [options]             generated homes instead of a recorded one
          --count N       how many (20)
          --days N        of each (60)
          --seed N        of the first (1)
          --budget X      false alarms accepted in a person-week (0.27)
        """;

    public static int Run(IEnumerable<string> arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var given = new Arguments(arguments, ["count", "days", "seed", "budget"], []);
        if (given.Words.Count != 0)
        {
            throw new UsageException("homes takes no file." + Environment.NewLine + Usage);
        }

        var seed = given.Whole("seed", 1, 0, 1_000_000);
        var days = given.Whole("days", 60, 1, 3650);
        var settings = HabitSettings.Default with { FalseAlarmsPerWeek = given.Number("budget", HabitSettings.Default.FalseAlarmsPerWeek, 0.001, 20) };
        var all = new List<Figures>();
        output.WriteLine("| home | false alarms (cold) | a day, all days | a day, warm | mean, all days | mean, warm | 90 % within, warm | never raised | usually up: learned, true |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        for (var number = seed; number < seed + given.Whole("count", 20, 1, 10_000); number++)
        {
            var person = Person.Any(number);
            var figures = Figures.Of(new Playback(SyntheticHome.Live(person, new DateOnly(2026, 1, 5), days, number), settings), number, 5, 200);
            all.Add(figures);
            output.WriteLine(Say($"| {person.Name} | {figures.FalseAlarms} ({figures.ColdFalseAlarms}) | {figures.FalsePerDay:0.000} | {figures.WarmFalsePerDay:0.000} | {Clock(figures.All.Mean, figures.All.Raised)} | {Clock(figures.Warm.Mean, figures.Warm.Raised)} | {Clock(figures.Warm.P90, figures.Warm.Raised)} | {figures.All.Unraised} of {figures.All.Count} | {figures.Playback.Habits.UsuallyUp:HH\\:mm}, {TimeOnly.MinValue.AddMinutes(person.RisesAt):HH\\:mm} |"));
        }

        output.WriteLine();
        output.WriteLine(Say($"All homes: {all.Sum(f => f.FalseAlarms) / all.Sum(f => f.Days):0.000} false alarms a day over all days, {all.Sum(f => f.WarmFalseAlarms) / Math.Max(1, all.Sum(f => f.WarmDays)):0.000} over warm days ({settings.FalseAlarmsPerWeek / 7:0.000} accepted); mean detection {Clock(TimeSpan.FromHours(all.Average(f => f.All.Mean.TotalHours)))} over all days, {Clock(TimeSpan.FromHours(all.Average(f => f.Warm.Mean.TotalHours)))} over warm days; {all.Count(f => f.BeatsThePublished)} of {all.Count} homes beat both published figures at once."));
        return 0;
    }
}
