using System.Collections.Immutable;

namespace Hjemvakt.Safety.Drift;

/// <summary>
/// How a person's days drift, slowly: later mornings, more nights in the bathroom, fewer hours out. Told once a week to the day team, as a note and never as an alert.
/// <c>(watch, day) → (watch, note)</c>. Pure.
/// </summary>
public sealed record DriftWatch(ImmutableArray<DriftChart> Charts)
{
    /// <summary>Nothing is known yet.</summary>
    public static DriftWatch New { get; } = new([.. Enum.GetValues<DriftMeasure>().Select(DriftChart.New)]);

    /// <summary>From this sum of standard deviations on, it is told.</summary>
    public const double Limit = 6.5;

    // Notes come with the week's plan.
    private const DayOfWeek Told = DayOfWeek.Sunday;

    /// <summary>A day is over. Days follow one another; of a day that nobody saw every number is null.</summary>
    public (DriftWatch Watch, DriftNote? Note) With(DayNumbers day)
    {
        var charts = Charts.Select(chart => chart.With(day.Of(chart.Measure))).ToImmutableArray();
        if (day.Day.DayOfWeek != Told || !charts.Any(chart => chart.Drift(Limit) != 0))
        {
            return (this with { Charts = charts }, null);
        }

        // What was told is the new usual from here on.
        var note = new DriftNote(day.Day, [.. charts.Where(chart => chart.Drift(Limit) != 0).Select(chart => new Drifted(chart.Measure, chart.Drift(Limit) > 0, chart.Usual ?? 0))]);
        return (this with { Charts = [.. charts.Select(chart => chart.Drift(Limit) == 0 ? chart : DriftChart.New(chart.Measure))] }, note);
    }
}

/// <summary>What a week's note says.</summary>
/// <param name="Day">The last day that it rests on.</param>
public sealed record DriftNote(DateOnly Day, ImmutableArray<Drifted> What);

/// <summary>One number that has drifted.</summary>
/// <param name="More">More or later than before; else less or earlier.</param>
/// <param name="Usual">What was usual: minute of the day, visits, or minutes.</param>
public readonly record struct Drifted(DriftMeasure Measure, bool More, double Usual);
