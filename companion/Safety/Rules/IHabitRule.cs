using Hjemvakt.Safety.Habits;

namespace Hjemvakt.Safety.Rules;

/// <summary>A rule that makes alerts of what the habit model finds.</summary>
public interface IHabitRule : IRule
{
    /// <summary>Judges a finding of the habit model.</summary>
    Verdict Judge(in RuleView home, HabitFinding found);
}
