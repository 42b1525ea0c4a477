using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules;

/// <summary>
/// One rule of the catalogue: what in a home calls for a person. <c>(state, record or deadline, now) → (finding, watch with its next
/// deadline)</c>. Pure, and of a cost that does not grow with the home's history.
/// </summary>
public interface IRule
{
    /// <summary>What people read about the rule.</summary>
    RuleCard Card { get; }

    /// <summary>Judges one record. The home's picture already has it; <see cref="RuleView.Before"/> is what stood before.</summary>
    Verdict Judge(in RuleView home, HomeRecord record);

    /// <summary>Judges something the companion noticed.</summary>
    Verdict Judge(in RuleView home, HomeNotice notice) => Verdict.Nothing;

    /// <summary>A watch of this rule is due.</summary>
    Verdict Tick(in RuleView home, RuleWatch due) => Verdict.Forget(due);

    /// <summary>The companion's clock has jumped: what becomes of a watch. A rule that waits for a time of day says otherwise.</summary>
    /// <param name="by">By how much: positive when it was put on.</param>
    RuleWatch ClockMoved(in RuleView home, RuleWatch watch, TimeSpan by) => watch.ClockMoved(by);

    /// <summary>What the rule watches from the moment a plan is in force, before anything has happened.</summary>
    IReadOnlyList<RuleWatch> Begin(in RuleView home) => [];
}
