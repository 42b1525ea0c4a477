using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Rules.State;

/// <summary>A home's plan as the rules use it: with the limits of each rule and the habit model. Made once when the plan changes; immutable.</summary>
public sealed class RulePlan : PlanIndex
{
    /// <param name="plan">A plan that has been checked and has no faults.</param>
    public RulePlan(HomePlan plan, TimeZoneInfo zone)
        : base(plan, zone)
        => Habits = new HabitEngine(HabitLimits.SettingsOf(this), zone);

    /// <summary>For a home without a plan.</summary>
    public static RulePlan None { get; } = new(HomePlan.None, TimeZoneInfo.FindSystemTimeZoneById(DefaultZone));

    /// <summary>The model of what is usual, with the limits of this plan.</summary>
    public HabitEngine Habits { get; }

    /// <summary>Whether a rule watches this home.</summary>
    public bool IsOn(RuleCard rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Always || !Plan.Rules.TryGetValue(rule.Name, out var setting) || setting.On;
    }

    /// <summary>Somebody has set a limit of a rule for this home: it holds whatever has been learned.</summary>
    public bool IsSet(RuleCard rule, string name)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Plan.Rules.TryGetValue(rule.Name, out var setting) && setting.Limits.ContainsKey(name);
    }

    /// <summary>A limit of a rule: as set for this home, else its default.</summary>
    public decimal Limit(RuleCard rule, string name)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Limit(name).In(this, rule.Name);
    }
}
