using Hjemvakt.Evaluation.Drift;
using Hjemvakt.Safety.Drift;
using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Safety.Tests.Drift;

/// <summary>Days that change slowly: told in the week's note, once, and nothing else is.</summary>
public sealed class DriftWatchTests
{
    // A Monday.
    private static readonly DateOnly First = new(2026, 1, 5);

    [Fact]
    public void Mornings_that_come_an_hour_later_are_told_on_a_Sunday_with_what_was_usual()
    {
        var notes = Live(120, day => Day(day, upAt: day < 60 ? 450 : 510));

        var (told, note) = notes.ShouldHaveSingleItem();
        told.ShouldBeInRange(60, 75);
        note.Day.DayOfWeek.ShouldBe(DayOfWeek.Sunday);
        var drifted = note.What.ShouldHaveSingleItem();
        (drifted.Measure, drifted.More).ShouldBe((DriftMeasure.UpAt, true));
        drifted.Usual.ShouldBe(450, 15);
    }

    [Fact]
    public void Nights_that_become_restless_over_a_month_are_told()
        => Live(130, day => Day(day, nightVisits: day < 60 ? 1 : Math.Min(5, 1 + ((day - 60) / 7))))
            .ShouldContain(told => told.Note.What.Any(what => what.Measure == DriftMeasure.NightVisits && what.More));

    [Fact]
    public void Who_goes_out_less_and_less_is_told()
        => Live(130, day => Day(day, minutesOut: Math.Max(0, 120 - (day < 60 ? 0 : 3 * (day - 60)))))
            .ShouldContain(told => told.Note.What.Any(what => what.Measure == DriftMeasure.MinutesOut && !what.More));

    [Fact]
    public void A_life_that_stays_as_it_is_brings_no_note() => Live(400, day => Day(day)).ShouldBeEmpty();

    [Fact]
    public void A_day_centre_on_Tuesdays_is_no_drift()
        => Live(200, day => Day(day, upAt: First.AddDays(day).DayOfWeek == DayOfWeek.Tuesday ? 380 : 480, minutesOut: First.AddDays(day).DayOfWeek == DayOfWeek.Tuesday ? 300 : 20)).ShouldBeEmpty();

    [Fact]
    public void One_wild_day_or_a_week_that_nobody_saw_is_no_drift()
        => Live(200, day => day is > 80 and < 88 ? new DayNumbers(First.AddDays(day), null, null, null, null, null) : Day(day, upAt: day == 100 ? 1000 : 450, nightVisits: day == 101 ? 15 : 1)).ShouldBeEmpty();

    [Fact]
    public void What_was_told_is_the_new_usual_and_is_not_told_every_week()
        => Live(300, day => Day(day, upAt: day < 60 ? 450 : 540)).Count.ShouldBe(1);

    [Fact]
    public void In_the_first_six_weeks_nothing_is_told()
        => Live(42, day => Day(day, upAt: day < 20 ? 400 : 700)).ShouldBeEmpty();

    [Fact]
    public void Who_was_hardly_seen_while_it_learned_is_learned_anew()
    {
        var chart = DriftChart.New(DriftMeasure.UpAt);
        for (var day = 0; day < DriftChart.LearningDays; day++)
        {
            chart = chart.With(day % 2 == 0 ? 450 : null);
        }

        chart.Knows.ShouldBeFalse();
        chart.Learned.ShouldBeEmpty();
    }

    [Fact]
    public void What_it_keeps_does_not_grow()
    {
        var watch = DriftWatch.New;
        for (var day = 0; day < 1000; day++)
        {
            (watch, _) = watch.With(Day(day, upAt: 300 + day));
        }

        watch.Charts.Length.ShouldBe(5);
        watch.Charts.ShouldAllBe(chart => chart.Learned.Length <= DriftChart.LearningDays);
    }

    [Fact]
    public void A_day_is_counted_from_its_signs()
    {
        var signs = new List<HomeSign>();
        void See(string room, string at, SignKind kind = SignKind.Motion) => signs.Add(new HomeSign(At(at), room, kind, true, room));
        See("bathroom", "02:10");
        See("bathroom", "02:13");
        See("bedroom", "02:15");
        See("bathroom", "05:00");
        See("bedroom", "07:20");
        See("bathroom", "07:25");
        See("kitchen", "07:40");
        See("bathroom", "09:00");
        See("hall", "10:00", SignKind.MotionAtEntrance);
        See("hall", "10:01", SignKind.Entrance);
        See("hall", "11:31", SignKind.Entrance);
        See("bathroom", "13:00");

        DayCounter.Of(First, signs, at => TimeOnly.FromDateTime(at.UtcDateTime), room => room == "bathroom", room => room == "bedroom").ShouldBe(new DayNumbers(First, 460, 2, 3, 3, 90));
        DayCounter.Of(First, [], at => TimeOnly.FromDateTime(at.UtcDateTime), _ => false, _ => false).ShouldBe(new DayNumbers(First, null, null, null, null, null));

        static DateTimeOffset At(string clock) => new(First.ToDateTime(TimeOnly.Parse(clock, System.Globalization.CultureInfo.InvariantCulture)), TimeSpan.Zero);
    }

    /// <summary>The figures that are quoted come from <c>tests/Evaluation -- drift</c>; this watches for a step back, on lives that the limit was not looked at with.</summary>
    [Fact]
    public void Of_generated_lives_most_changes_are_found_and_few_notes_tell_of_nothing()
    {
        var trials = Enumerable.Range(9000, 8).SelectMany(seed => DriftChange.All.Select(change => DriftTrial.Changed(seed, change))).OfType<DriftTrial>().ToList();
        var still = Enumerable.Range(9000, 8).Select(seed => DriftTrial.Unchanged(seed, 200)).ToList();

        (trials.Count(trial => trial.Found is not null) / (double)trials.Count).ShouldBeGreaterThan(0.85);
        (50.0 * still.Sum(trial => trial.FalseNotes) / still.Sum(trial => trial.DaysWatched)).ShouldBeLessThanOrEqualTo(1);
    }

    private static DayNumbers Day(int day, double upAt = 450, double nightVisits = 1, double minutesOut = 60)
    {
        // Days differ a little, and never alike.
        var odd = ((day * 7919) % 13) - 6;
        return new DayNumbers(First.AddDays(day), upAt + (2 * odd), 6 + (odd % 3), Math.Max(0, nightVisits + (odd % 2)), Math.Max(0, nightVisits + (odd % 2)), Math.Max(0, minutesOut + odd));
    }

    private static List<(int Day, DriftNote Note)> Live(int days, Func<int, DayNumbers> of)
    {
        var watch = DriftWatch.New;
        var notes = new List<(int, DriftNote)>();
        for (var day = 0; day < days; day++)
        {
            (watch, var note) = watch.With(of(day));
            if (note is not null)
            {
                notes.Add((day, note));
            }
        }

        return notes;
    }
}
