using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Rules;

/// <summary>
/// A sensor saw a fall. However unsure it is, it is an alert: the confidence is shown, and a person decides.
/// A doubtful fall that is suppressed is the one kind of false answer nobody can put right.
/// </summary>
public sealed class FallRule : IRule
{
    public RuleCard Card { get; } = new(
        "fall",
        "Every fall by radar, wearable or mat is a critical alert, shown with its confidence.",
        "Of people over 90 who fell, 30 % lay an hour or more, and most did not use their alarm (PMC2590903).");

    public Finding? Judge(HomeState home, HomeRecord record)
        => record?.Body is Fall fall ? new Finding(AlertKind.Fall, Severity.Critical, fall.Source, fall.Confidence) : null;
}
