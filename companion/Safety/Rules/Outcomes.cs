using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Safety.Rules;

/// <summary>What came of judging, in order.</summary>
internal sealed class Outcomes
{
    private List<RuleOutcome>? all;

    public IReadOnlyList<RuleOutcome> All => all ?? (IReadOnlyList<RuleOutcome>)[];

    public int Count => all?.Count ?? 0;

    /// <summary>How many parts have failed.</summary>
    public int Failures { get; private set; }

    public void Add(in RuleOutcome outcome)
    {
        (all ??= []).Add(outcome);
        Failures += outcome.Failure is null ? 0 : 1;
    }

    /// <summary>A part has failed: forgets what it said, which is all but the first so many.</summary>
    public void Fail(int count, string part, Exception error)
    {
        all?.RemoveRange(count, all.Count - count);
        Add(new RuleOutcome { Failure = new FailedPart(part, error) });
    }
}

/// <summary>One thing that came of judging.</summary>
internal readonly record struct RuleOutcome
{
    /// <summary>Reason for an alert.</summary>
    public Finding? Finding { get; init; }

    /// <summary>What an alert is about has ended by itself.</summary>
    public Clearing? Cleared { get; init; }

    /// <summary>A sensor's word is weighed again.</summary>
    public Weighing? Weighing { get; init; }

    /// <summary>What would have been an alert and is not.</summary>
    public ExplainedFinding? Explained { get; init; }

    /// <summary>A pause has ended: what was raised in it and lasts is to press.</summary>
    public bool PauseEnded { get; init; }

    public FailedPart? Failure { get; init; }
}

/// <summary>What a rule would have found, were it not for an explanation.</summary>
internal readonly record struct ExplainedFinding(string Rule, string Why);

/// <summary>Something that an alert may be about is over.</summary>
/// <param name="About">As <see cref="Alert.About"/>.</param>
internal readonly record struct Clearing(AlertKind Kind, string? About);

/// <summary>A part of a decision that failed. The others have done theirs.</summary>
/// <param name="Part">The rule's name, or that of another part.</param>
internal readonly record struct FailedPart(string Part, Exception Error);
