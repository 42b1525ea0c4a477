using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// A number of the alarm stream came twice with different content: the gateway has lost count, and what it says from now on would be
/// taken for copies of what it said before.
/// </summary>
public sealed class NumberReusedRule : IRule
{
    public RuleCard Card { get; } = new(
        "number-reused",
        "A number of the alarm stream that is used again for something else is a technical alert, at once. A fall or a call for help in it is judged all the same.",
        "The wire contract: numbers are never reused. A gateway whose store was lost breaks it, and its alarms must not be taken for copies.")
    {
        Always = true,
        QuietBudget = new(0.02m, "One a year. Ours: the numbers are counted, not measured.", AlertKind.NumberReused),
    };

    public Verdict Judge(in RuleView home, HomeRecord record) => Verdict.Nothing;

    public Verdict Judge(in RuleView home, HomeNotice notice) => notice is NumberReused reused
        ? Verdict.Of(new Finding(
            AlertKind.NumberReused, "companion", null,
            new Reason { At = home.Now, Detail = reused.Sequence.ToString(CultureInfo.InvariantCulture) }, reused.GatewayId))
        : Verdict.Nothing;
}
