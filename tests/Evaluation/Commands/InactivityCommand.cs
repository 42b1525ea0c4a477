using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Evaluation.Recordings;
using Hjemvakt.Evaluation.Reports;
using Hjemvakt.Safety.Habits;
using static Hjemvakt.Evaluation.Reports.ReportNumbers;

namespace Hjemvakt.Evaluation.Commands;

/// <summary>Plays a recorded home through the habit model and reports false alarms and times to detection.</summary>
public static class InactivityCommand
{
    public const string Usage =
        """
        inactivity FILE [options]   a recorded home in the form of CASAS, plain or .gz
          --seed N        first seed of the random silences (1)
          --seeds N       how many independent draws (20)
          --silences N    silences in each draw (500)
          --budget X      false alarms accepted in a person-week (0.27)
          --entrance A,B  sensors of doors that lead out; without it, names and areas decide
          --sensitivity   also change every setting alone, down and up
          --out DIR       where the page, the tables and the plot go (artifacts/evaluation)
        """;

    // More bad lines than this are counted, not named.
    private const int MostNamed = 5;

    public static int Run(IEnumerable<string> arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var given = new Arguments(arguments, ["seed", "seeds", "silences", "budget", "entrance", "out"], ["sensitivity"]);
        if (given.Words.Count != 1)
        {
            throw new UsageException("inactivity takes one file." + Environment.NewLine + Usage);
        }

        var seed = given.Whole("seed", 1, 0, int.MaxValue / 2);
        var seeds = given.Whole("seeds", 20, 1, 10_000);
        var silences = given.Whole("silences", 500, 1, 100_000);
        var settings = HabitSettings.Default with { FalseAlarmsPerWeek = given.Number("budget", HabitSettings.Default.FalseAlarmsPerWeek, 0.001, 20) };
        var path = given.Words[0];
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no file {path}. Recordings of homes are not part of this repository; tests/Evaluation/README.md says where they come from.");
        }

        var recording = Recording.Open(path);
        var named = given.Text("entrance")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var commissioning = new Commissioning(recording.Events, named);
        if (named.Except(commissioning.Entrances, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
        {
            throw new UsageException($"No door of the recording is called {unknown}; there are {Listed(commissioning.Doors)}.");
        }

        var life = HomeLife.Of(recording, commissioning);
        if (life.Signs.Count == 0 || life.Days < 1)
        {
            throw new InvalidDataException($"{recording.Name} holds less than a day of signs of life; nothing can be learned from it.");
        }

        Figures Evaluate(HabitSettings with) => Figures.Of(new Playback(life, with), seed, seeds, silences);
        var report = new InactivityReport(
            About(recording, commissioning),
            Evaluate(settings),
            seed,
            seeds,
            [.. Sensitivity.Budgets.Append(settings.FalseAlarmsPerWeek).Distinct().Order().Select(budget => Evaluate(settings with { FalseAlarmsPerWeek = budget }))],
            given.Has("sensitivity") ? [.. Sensitivity.Variants(settings).Select(variant => (variant, Evaluate(variant.Settings)))] : []);
        output.Write(MarkdownReport.Write(report));
        foreach (var file in report.WriteTo(given.Text("out") ?? Path.Combine("artifacts", "evaluation")))
        {
            output.WriteLine("wrote " + file);
        }

        return 0;
    }

    private static List<string> About(Recording recording, Commissioning commissioning)
    {
        var about = new List<string>
        {
            Say($"{recording.Events.Count} events from {recording.Events[0].At:yyyy-MM-dd HH\\:mm} to {recording.Events[^1].At:yyyy-MM-dd HH\\:mm}"),
            commissioning.Doors.Count == 0
                ? "no door in it: the model cannot know that somebody has left"
                : $"doors that lead out: {Listed(commissioning.Entrances)}; other doors: {Listed(commissioning.Doors.Except(commissioning.Entrances))}",
        };
        if (recording.OutOfOrder > 0)
        {
            about.Add(Say($"{recording.OutOfOrder} lines were out of order and have been put in their place"));
        }

        if (recording.BadLines.Count > 0)
        {
            var lines = recording.BadLines.Take(MostNamed).Select(bad => Say($"line {bad.Number}, {bad.Why}: `{bad.Text}`"));
            about.Add(Say($"{recording.BadLines.Count} bad lines left out: {string.Join("; ", lines)}{(recording.BadLines.Count > MostNamed ? "; …" : string.Empty)}"));
        }

        return about;
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "none";
}
