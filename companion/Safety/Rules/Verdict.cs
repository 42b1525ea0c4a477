using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules;

/// <summary>What a rule says.</summary>
public readonly record struct Verdict
{
    /// <summary>Nothing to say, and what was watched stays.</summary>
    public static Verdict Nothing => default;

    /// <summary>Reason for an alert, or null.</summary>
    public Finding? Finding { get; init; }

    /// <summary>A watch to begin or to change.</summary>
    public RuleWatch? Keep { get; init; }

    /// <summary>The point of a watch that is over.</summary>
    public string? Drop { get; init; }

    public Weighing? Weigh { get; init; }

    /// <summary>What would have been an alert and is not, because this explains it; for the home's history.</summary>
    public string? Explained { get; init; }

    /// <summary>Calls for a person, and leaves nothing to watch.</summary>
    public static Verdict Of(Finding finding) => new() { Finding = finding };

    /// <summary>Watches from now on.</summary>
    public static Verdict Watching(RuleWatch watch) => new() { Keep = watch };

    /// <summary>A watch is over.</summary>
    public static Verdict Forget(RuleWatch watch) => new() { Drop = watch.Point };
}
