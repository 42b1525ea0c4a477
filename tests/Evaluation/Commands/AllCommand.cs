using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Evaluation.Recordings;
using Hjemvakt.Evaluation.Reports;
using Hjemvakt.Evaluation.Whole;
using Hjemvakt.Safety.Habits;
using static Hjemvakt.Evaluation.Reports.ReportNumbers;

namespace Hjemvakt.Evaluation.Commands;

/// <summary>Plays every recorded home of a folder through the whole engine, as recorded and disturbed, and prints a table a home and pooled.</summary>
public static class AllCommand
{
    public const string Usage =
        """
        all FOLDER [options]        every recorded home in a folder, through all rules
          --silences N    silences in each home (1000)
          --seed N        of the random silences (1)
          --budget X      false alarms accepted in a person-week (0.27)
          --alerts        also name each false "not up" and "no activity"
          --out DIR       where the tables and plots go (artifacts/evaluation)
        """;

    private const double Goal = 0.05;

    public static int Run(IEnumerable<string> arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var given = new Arguments(arguments, ["silences", "seed", "budget", "out"], ["alerts"]);
        if (given.Words.Count != 1)
        {
            throw new UsageException("all takes one folder." + Environment.NewLine + Usage);
        }

        var homes = Directory.Exists(given.Words[0]) ? RecordedHomes.In(given.Words[0]) : [];
        if (homes.Count == 0)
        {
            throw new UsageException($"No recorded home lies in {given.Words[0]}: a folder with a file called events, or with intervals (*-ss.txt and sensorMap*.txt).");
        }

        var silences = given.Whole("silences", 1000, 10, 100_000);
        var seed = given.Whole("seed", 1, 0, int.MaxValue / 2);
        var budget = given.Number("budget", HabitSettings.Default.FalseAlarmsPerWeek, 0.001, 5);
        var folder = given.Text("out") ?? Path.Combine("artifacts", "evaluation");
        var asRecorded = new List<WholeFigures>();
        foreach (var disturbance in Disturbances.All)
        {
#pragma warning disable CA5394 // Reproducible draws are the point here.
            var figures = homes.Select(home => WholeFigures.Of(disturbance.Apply(home, new Random(seed)), budget, silences, seed, disturbance.Pets)).ToList();
#pragma warning restore CA5394
            output.WriteLine($"## {char.ToUpperInvariant(disturbance.Name[0])}{disturbance.Name[1..]}");
            output.WriteLine();
            WholeTable.Detection(output, figures);
            WholeTable.Alerts(output, figures);
            if (asRecorded.Count == 0)
            {
                asRecorded = figures;
                if (given.Has("alerts"))
                {
                    WholeTable.Each(output, figures);
                }
            }
        }

        LeaveOneOut(homes, silences, seed, output);
        foreach (var life in homes)
        {
            Figures Evaluate(double with) => Figures.Of(new Playback(life, HabitSettings.Default with { FalseAlarmsPerWeek = with }), seed, 5, 200);
            var report = new InactivityReport([Say($"{life.Signs.Count} signs")], Evaluate(budget), seed, 5, [.. Sensitivity.Budgets.Select(Evaluate)], []);
            foreach (var file in report.WriteTo(Path.Combine(folder, life.Name)))
            {
                output.WriteLine("wrote " + file);
            }
        }

        output.WriteLine();
        output.WriteLine(Say($"What {homes.Count} homes and {homes.Sum(home => home.Days):0} days cannot show: real emergencies (silences are injected), more than one resident, a year's seasons, and homes shorter than three weeks with habits that have settled."));
        return 0;
    }

    // The one number that is meant to be turned, chosen on the other homes and tried on the one left out.
    private static void LeaveOneOut(IReadOnlyList<HomeLife> homes, int silences, int seed, TextWriter output)
    {
        double[] budgets = [0.15, 0.2, 0.27, 0.3, 0.35, 0.4, 0.5];
        var table = budgets.ToDictionary(budget => budget, budget => homes.Select(home => WholeFigures.Of(home, budget, silences / 2, seed)).ToList());
        output.WriteLine("## Leave one home out");
        output.WriteLine();
        output.WriteLine("| left out | budget chosen on the others, a week | false alarms a day there | mean detection there |");
        output.WriteLine("| --- | ---: | ---: | ---: |");
        for (var i = 0; i < homes.Count; i++)
        {
            var kept = Enumerable.Range(0, homes.Count).Where(home => home != i || homes.Count == 1).ToList();
            var chosen = budgets.LastOrDefault(budget => kept.Sum(home => table[budget][home].Playback.FalseAlarms) / kept.Sum(home => homes[home].Days) <= Goal, budgets[0]);
            var there = table[chosen][i];
            output.WriteLine(Say($"| {homes[i].Name} | {chosen:0.00} | {there.Playback.FalseAlarms / there.Days:0.000} | {Clock(TimeSpan.FromHours(there.MeanHours), 1)} |"));
        }

        output.WriteLine();
    }
}
