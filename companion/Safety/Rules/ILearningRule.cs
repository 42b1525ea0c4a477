using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Rules;

/// <summary>A rule that learns from what people find, beside telling. What it has learned never decides whether it tells.</summary>
public interface ILearningRule : IRule
{
    /// <summary>The name under which it keeps, as watches of points, what it has learned. Stored: never rename one.</summary>
    string Memory { get; }

    /// <summary>A call has been judged, and what came of it is an alert already: what the rule has learned about it.</summary>
    Verdict Weigh(in RuleView home, HomeRecord call);

    /// <summary>People have resolved an alert.</summary>
    Verdict Learned(in RuleView home, Alert alert, ResolveCause cause);
}
