using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>The gateway or a sensor was opened, or its loop was cut.</summary>
public sealed class TamperRule : IRule
{
    public RuleCard Card { get; } = new("tamper", "Every opening is a technical alert.", "National alert profile; SCAIP status 0125.")
    {
        QuietBudget = new(0.05m, "One in twenty weeks. Ours.", AlertKind.Tamper),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
        => record?.Body is Tamper ? Verdict.Of(new Finding(AlertKind.Tamper, "gateway")) : Verdict.Nothing;
}
