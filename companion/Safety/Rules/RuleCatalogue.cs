namespace Hjemvakt.Safety.Rules;

/// <summary>The rules there are.</summary>
public static class RuleCatalogue
{
    public static IReadOnlyList<IRule> All { get; } = [new HelpCallRule(), new FallRule()];
}
