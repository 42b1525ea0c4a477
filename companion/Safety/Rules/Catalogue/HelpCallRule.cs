using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>The resident calls for help: always an alert, at once.</summary>
public sealed class HelpCallRule : IRule
{
    public RuleCard Card { get; } = new(
        "help-call",
        "Every press of a button or pendant and every pull of a cord is a critical alert.",
        "EN 50134-1 describes the social alarm this follows; no conformity is claimed.")
    {
        Always = true,
        First = true,
        QuietBudget = new(0.25m, "One a month. Kristiansand has up to 40 000 alarms a month from 11 000 users, 0.84 a person-week, most of them for something; the share that nobody wanted is ours.", AlertKind.Help),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
        => record?.Body is HelpCall help ? Verdict.Of(new Finding(AlertKind.Help, help.Source)) : Verdict.Nothing;
}
