using Hjemvakt.Evaluation.Homes;
using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Safety.Drift;

namespace Hjemvakt.Evaluation.Drift;

/// <summary>A change that is put into a synthetic life: what somebody's days are afterwards, and what a note must say of it.</summary>
/// <param name="Person">The life after it; null for a person in whom it cannot be.</param>
/// <param name="MoreVisits">Visits to the bathroom by day that come on top, a day.</param>
public sealed record DriftChange(string Name, DriftMeasure Measure, bool More, Func<Person, Person?> Person, int MoreVisits = 0)
{
    /// <summary>All that are tried.</summary>
    public static IReadOnlyList<DriftChange> All { get; } =
    [
        new("gets up an hour and a half later", DriftMeasure.UpAt, true, person => person with { RisesAt = person.RisesAt + 90, GoesToBedAt = person.GoesToBedAt }),
        new("gets up an hour and a half earlier", DriftMeasure.UpAt, false, person => person with { RisesAt = person.RisesAt - 90, GoesToBedAt = person.GoesToBedAt }),
        new("two more visits to the bathroom a night", DriftMeasure.NightVisits, true, person => person with { NightVisits = person.NightVisits + 2 }),
        new("six more visits to the bathroom a day", DriftMeasure.DayVisits, true, person => person, 6),
        new("does not go out any more", DriftMeasure.MinutesOut, false, person => person.Errands >= 1 ? person with { Errands = 0, Outings = [] } : null),
    ];
}

/// <summary>What a watch made of one life.</summary>
/// <param name="FalseNotes">Notes before anything had changed.</param>
/// <param name="DaysWatched">Days before anything had changed on which it could have told: it had learned.</param>
/// <param name="Found">Days from the change to a note that says it, or null.</param>
public sealed record DriftTrial(int FalseNotes, int DaysWatched, int? Found)
{
    private const int Before = 120;

    // A note comes once a week: within six of them.
    private const int After = 42;

    /// <summary>A life in which nothing changes.</summary>
    public static DriftTrial Unchanged(int seed, int days) => Play(SyntheticHome.Live(Person.Any(seed), First(seed), days, seed), days, null, seed);

    /// <summary>A life in which something does; null where it cannot be.</summary>
    public static DriftTrial? Changed(int seed, DriftChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var person = Person.Any(seed);
        return change.Person(person) is { } after
            ? Play(SyntheticHome.Live([(person, Before), (after, After)], First(seed), seed), Before, change, seed)
            : null;
    }

    // Days of any weekday.
    private static DateOnly First(int seed) => new DateOnly(2026, 1, 5).AddDays(seed % 7);

    private static DriftTrial Play(HomeLife life, int changedAfter, DriftChange? change, int seed)
    {
        var first = First(seed);
        var days = life.Signs.GroupBy(sign => DateOnly.FromDateTime(sign.At.UtcDateTime)).ToDictionary(day => day.Key, day => day.ToList());
        var watch = DriftWatch.New;
        var (falseNotes, watched) = (0, 0);
        var last = days.Keys.Max();
        for (var day = first; day < last; day = day.AddDays(1))
        {
            var since = day.DayNumber - first.DayNumber - changedAfter;
            var signs = days.GetValueOrDefault(day) ?? [];
            var numbers = DayCounter.Of(day, signs, at => TimeOnly.FromDateTime(at.UtcDateTime), room => room == "bathroom", room => room == "bedroom");
            numbers = since >= 0 && change is not null ? numbers with { DayVisits = numbers.DayVisits + change.MoreVisits } : numbers;
            (watch, var note) = watch.With(numbers);
            watched += since < 0 && day.DayNumber - first.DayNumber >= DriftChart.LearningDays ? 1 : 0;
            falseNotes += since < 0 && note is not null ? 1 : 0;
            if (since >= 0 && change is not null && note?.What.Any(what => what.Measure == change.Measure && what.More == change.More) == true)
            {
                return new DriftTrial(falseNotes, watched, since + 1);
            }
        }

        return new DriftTrial(falseNotes, watched, null);
    }
}
