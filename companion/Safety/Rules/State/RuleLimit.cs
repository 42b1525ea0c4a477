using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Rules.State;

/// <summary>A limit that can be set for a home.</summary>
/// <param name="Name">Lower-case words with hyphens.</param>
/// <param name="Unit"><c>s</c>, <c>min</c>, <c>h</c>, <c>d</c>, <c>°C</c>, <c>%</c>, <c>/night</c> or <c>/week</c>.</param>
/// <param name="Least">The least value that makes sense.</param>
/// <param name="Most">The greatest one.</param>
public sealed record RuleLimit(string Name, string Unit, decimal Default, decimal Least, decimal Most)
{
    /// <summary>A limit of time as a stretch of time.</summary>
    public TimeSpan Time(decimal value) => Unit switch
    {
        "s" => TimeSpan.FromSeconds((double)value),
        "min" => TimeSpan.FromMinutes((double)value),
        "h" => TimeSpan.FromHours((double)value),
        "d" => TimeSpan.FromDays((double)value),
        _ => throw new InvalidOperationException($"'{Name}' is no time but {Unit}."),
    };

    /// <summary>The value in a home's plan for a rule of this name; the default when the plan does not set it.</summary>
    internal decimal In(PlanIndex plan, string rule)
        => plan.Plan.Rules.TryGetValue(rule, out var setting) && setting.Limits.TryGetValue(Name, out var value) ? value : Default;
}
