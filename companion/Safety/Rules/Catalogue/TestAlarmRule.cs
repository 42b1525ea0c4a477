using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// The planned test alarm of the month did not come: nobody knows whether an alarm would get through. A test alarm is a <c>test</c> record, or a call that
/// staff have ended with the cause <see cref="ResolveCause.Test"/>, which has come all the way to a person.
/// </summary>
public sealed class TestAlarmRule : ITestRule
{
    public RuleCard Card { get; } = new(
        RuleNames.TestAlarm, "35 days without a test alarm are a technical alert, in a home with a call button. It ends by itself with the next test alarm, or a call that is resolved as a test.", "Practice of alarm services: the user tests once a month.")
    {
        Limits = [new RuleLimit("every", "d", 35, 1, 400)],
        Clears = AlertKind.TestMissing,
        QuietBudget = new(0.05m, "One in twenty weeks. Ours.", AlertKind.TestMissing),
    };

    // A plan that is changed each week does not put the test off for ever.
    public IReadOnlyList<RuleWatch> Begin(in RuleView home)
        => !home.Plan.Plan.Points.Any(point => point.Kind.Calls()) ? []
            : home.Watch("") is not { } known ? [Next(home, home.Now)]
            : known.Raised ? []
            : [known with { Due = known.Since + home.Time("every") }];

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Body is TestAlarm ? Tested(home, record.OccurredAt) : Verdict.Nothing;
    }

    /// <summary>A test alarm has come that was given at this time.</summary>
    public Verdict Tested(in RuleView home, DateTimeOffset at)
        => home.Watch("") is { } watch && (watch.Raised || at > watch.Since) ? Verdict.Watching(Next(home, at)) : Verdict.Nothing;

    public Verdict Tick(in RuleView home, RuleWatch due) => Verdict.Watching(due with { Due = null, Raised = true }) with
    {
        Finding = new Finding(AlertKind.TestMissing, "plan", null, new Reason { At = home.Now, Since = due.Since, Limit = home.Limit("every") }),
    };

    private RuleWatch Next(in RuleView home, DateTimeOffset since) => new(Card.Name, "", since, home.DueAt(since + home.Time("every"), since));
}
