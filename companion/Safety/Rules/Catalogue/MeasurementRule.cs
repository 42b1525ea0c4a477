using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>A measurement that the resident has agreed to take each day was not taken. Only what a plan asks for; says nothing about any value.</summary>
public sealed class MeasurementRule : IRule
{
    public RuleCard Card { get; } = new(
        "measurement",
        "A planned measurement that has not come two hours after its time is a moderate alert. It ends by itself when it comes.",
        "National alert profile, VKP 5.3.2; the two hours are ours.")
    {
        Limits = [new RuleLimit("grace", "min", 120, 0, 720)],
        Clears = AlertKind.MeasurementMissing,
        QuietBudget = new(0.1m, "One in ten weeks. Ours: a moderate alert that wakes nobody.", AlertKind.MeasurementMissing),
    };

    public IReadOnlyList<RuleWatch> Begin(in RuleView home)
    {
        var watches = new List<RuleWatch>();
        foreach (var planned in home.Plan.Plan.Measurements)
        {
            // What is missed stays missed until it comes.
            if (home.Watch(planned.Measure) is not { Raised: true })
            {
                watches.Add(Due(home, planned, home.Now - home.Time("grace")));
            }
        }

        return watches;
    }

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Body is not Vital vital || home.Watch(vital.Measure) is not { } watch || Planned(home, vital.Measure) is not { } planned)
        {
            return Verdict.Nothing;
        }

        // Taken on a day, it is that day's, early or late. A reading of last week that comes today is none of today's.
        var tomorrow = Due(home, planned, home.Plan.NextDay(record.OccurredAt) - TimeSpan.FromMilliseconds(1));
        return tomorrow.Due > watch.Due || watch.Raised && record.OccurredAt >= watch.Since ? Verdict.Watching(tomorrow) : Verdict.Nothing;
    }

    public Verdict Tick(in RuleView home, RuleWatch due)
    {
        if (Planned(home, due.Point) is not { } planned)
        {
            return Verdict.Forget(due);
        }

        var by = due.Due!.Value - home.Time("grace");
        var passed = home.Now - home.Time("grace");
        var next = Due(home, planned, by > passed ? by : passed);
        return Verdict.Watching(due with { Due = next.Due, Raised = true }) with
        {
            Finding = new Finding(
                AlertKind.MeasurementMissing, "plan", null, new Reason { At = home.Now, UsuallyBy = by, Detail = due.Point }, due.Point),
        };
    }

    // By noon is by noon on the wall, whatever has become of the clock since.
    public RuleWatch ClockMoved(in RuleView home, RuleWatch watch, TimeSpan by) => watch;

    private static PlannedMeasurement? Planned(in RuleView home, string measure)
    {
        foreach (var planned in home.Plan.Plan.Measurements)
        {
            if (planned.Measure == measure)
            {
                return planned;
            }
        }

        return null;
    }

    // The first time after a moment at which it is to be done, the grace included.
    private RuleWatch Due(in RuleView home, PlannedMeasurement planned, DateTimeOffset after)
        => new(Card.Name, planned.Measure, after, home.Plan.Next(planned.By, after) + home.Time("grace"));
}
