using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Evaluation.Recordings;
using Hjemvakt.Safety.Habits;

namespace Hjemvakt.Safety.Tests.Habits.Evaluated;

/// <summary>A real home. The recording carries no licence that lets it lie here: the tests are skipped, and say so, where it is absent.</summary>
public sealed class RecordedHomeTests
{
    [Fact]
    public void Both_published_figures_are_beaten_at_once_over_all_days()
    {
        var figures = Figures.Of(new Playback(Life(), HabitSettings.Default), 1, 5, 200);

        figures.FalsePerDay.ShouldBeLessThan(Figures.FalsePerDayToBeat);
        figures.All.MeanOfAll.ShouldBeLessThan(Figures.DetectionToBeat);
        figures.BeatsThePublished.ShouldBeTrue();
    }

    [Fact]
    public void What_is_learned_of_it_is_plausible()
    {
        var playback = new Playback(Life(), HabitSettings.Default);

        playback.Habits.UsuallyUp!.Value.ToTimeSpan().ShouldBe(new TimeSpan(8, 0, 0), tolerance: TimeSpan.FromMinutes(30));
        playback.Habits.LearnedDays.ShouldBeInRange(27, 30);
    }

    private static HomeLife Life()
    {
        var path = SharedFolder.Path("data", "home-al", "events.txt.gz");
        Assert.SkipWhen(path is null, SharedFolder.Absent("data"));
        var recording = Recording.Open(path!);
        return HomeLife.Of(recording, new Commissioning(recording.Events, []));
    }
}
