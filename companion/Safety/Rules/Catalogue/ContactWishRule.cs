using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>The resident asks for a call back.</summary>
public sealed class ContactWishRule : IRule
{
    public RuleCard Card { get; } = new(
        "contact-wish",
        "A wish to be called is a moderate alert.",
        "Alarms alone are not enough: what is not urgent needs a way of its own (seeds, Nordre Aker).")
    {
        Always = true,
        QuietBudget = new(0.1m, "One in ten weeks: a wish that nobody had. Ours.", AlertKind.ContactWish),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
        => record?.Body is ContactWish ? Verdict.Of(new Finding(AlertKind.ContactWish, "button")) : Verdict.Nothing;
}
