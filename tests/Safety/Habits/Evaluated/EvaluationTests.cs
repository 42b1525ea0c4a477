using Hjemvakt.Evaluation.Commands;
using Hjemvakt.Evaluation.Homes;
using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Safety.Tests.Habits.Evaluated;

public sealed class EvaluationTests
{
    private static readonly HomeLife Life = SyntheticHome.Live(Person.Any(1), new DateOnly(2026, 1, 5), 15, 1);

    [Fact]
    public void The_same_seed_gives_the_same_figures_and_another_seed_others()
    {
        var playback = new Playback(Life, HabitSettings.Default);

        Figures.Of(playback, 1, 3, 50).All.ShouldBe(Figures.Of(playback, 1, 3, 50).All);
        Figures.Of(playback, 2, 3, 50).All.ShouldNotBe(Figures.Of(playback, 1, 3, 50).All);
    }

    [Fact]
    public void What_is_known_at_a_moment_does_not_depend_on_what_comes_after()
    {
        var whole = new Playback(Life, HabitSettings.Default);
        for (var cut = 200; cut < Life.Signs.Count; cut += 997)
        {
            var part = new Playback(Life with { Signs = [.. Life.Signs.Take(cut)] }, HabitSettings.Default);
            var at = Life.Signs[cut - 1].At;
            if (Life.Signs[cut].At > at)
            {
                whole.DueAt(at).ShouldBe(part.DueAt(at));
            }
        }
    }

    [Fact]
    public void A_silence_is_detected_at_the_deadline_that_was_known_when_it_began()
    {
        var playback = new Playback(Life, HabitSettings.Default);
        var checkedOnes = 0;
        for (var share = 0.01; share < 1; share += 0.01)
        {
            var at = Life.AtHome(share);
            if (playback.DueAt(at) is { } due && playback.FallSilent(at) is { } after && after > TimeSpan.Zero)
            {
                (at + after).ShouldBe(due);
                checkedOnes++;
            }
        }

        checkedOnes.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Silences_that_are_never_raised_are_counted_at_their_full_price()
    {
        var detection = Detection.Of([new(default, TimeSpan.FromHours(2), false), new(default, null, false), new(default, TimeSpan.FromHours(4), false), new(default, TimeSpan.FromHours(3), true)]);

        detection.ShouldBe(new Detection(4, 1, TimeSpan.FromHours(3), TimeSpan.FromHours(3), TimeSpan.FromHours(4)));
        detection.MeanOfAll.ShouldBe(TimeSpan.FromHours(8.25));
    }

    [Theory]
    [InlineData(0, 2.996)] // the rule of three
    [InlineData(2, 6.296)]
    public void How_few_days_say_how_little_is_said(int alarms, double upper)
    {
        var quiet = Enumerable.Range(1, 40).Select(seed => Figures.Of(new Playback(SyntheticHome.Live(Person.Any(seed), new DateOnly(2026, 1, 5), 20, seed), HabitSettings.Default), 1, 1, 1));

        var figures = quiet.First(f => f.FalseAlarms == alarms);

        (figures.FalsePerDayAtMost * figures.Days).ShouldBe(upper, tolerance: 0.001);
    }

    [Fact]
    public void The_command_writes_a_table_and_a_plot()
    {
        var folder = Directory.CreateTempSubdirectory("evaluation-");
        try
        {
            var file = Path.Combine(folder.FullName, "home.txt");
            File.WriteAllLines(file, [.. Life.Signs.Select(Line), "not a line"]);
            var output = new StringWriter();

            InactivityCommand.Run([file, "--seeds", "2", "--silences", "50", "--out", Path.Combine(folder.FullName, "out")], output).ShouldBe(0);

            output.ToString().ShouldContain("1 bad lines left out: line");
            output.ToString().ShouldContain("| **all days** |");
            output.ToString().ShouldContain("doors that lead out: front-door");
            File.ReadAllText(Path.Combine(folder.FullName, "out", "inactivity.md")).ShouldContain("cold days (fixed limits)");
            File.ReadAllLines(Path.Combine(folder.FullName, "out", "inactivity-by-hour.csv")).Length.ShouldBe(25);
            File.ReadAllLines(Path.Combine(folder.FullName, "out", "inactivity-silences.csv")).Length.ShouldBe(101);
            var plot = System.Xml.Linq.XDocument.Load(Path.Combine(folder.FullName, "out", "inactivity.svg"));
            plot.Root!.Name.LocalName.ShouldBe("svg");
            plot.Descendants().Count(e => e.Name.LocalName == "circle").ShouldBe(Sensitivity.Budgets.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("no-such-file.txt.gz", "There is no file")]
    [InlineData("--seed", "needs a value")]
    [InlineData("--speed 3", "not an option")]
    [InlineData("x --budget many", "is a number from")]
    [InlineData("x --seeds 1.5", "whole number")]
    [InlineData("", "takes one file")]
    public void A_command_that_is_not_understood_says_what_would_be(string line, string says)
        => Should.Throw<UsageException>(() => InactivityCommand.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), TextWriter.Null)).Message.ShouldContain(says);

    [Fact]
    public void Every_setting_is_looked_at_for_what_the_figures_depend_on()
    {
        var varied = Sensitivity.Variants(HabitSettings.Default).Select(v => v.Setting).ToHashSet();

        // The budget has a curve of its own; the backlog has no counterpart in a recording.
        string[] elsewhere = [nameof(HabitSettings.Default), nameof(HabitSettings.FalseAlarmsPerWeek), nameof(HabitSettings.BacklogTime)];
        typeof(HabitSettings).GetProperties().Select(p => p.Name).Except(elsewhere).ShouldBeSubsetOf(varied);
    }

    private static string Line(HomeSign sign)
    {
        var state = sign.Kind == SignKind.Entrance ? (sign.On ? "OPEN" : "CLOSE") : sign.On ? "ON" : "OFF";
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sign.At:yyyy-MM-dd HH:mm:ss.ffffff} {sign.Room} {sign.Point} {state} Other_Activity");
    }
}
