namespace Hjemvakt.Safety.Alerts;

/// <summary>The times of an alert's life.</summary>
/// <param name="EscalateAfter">How long it waits for an answer before it presses again. Default 60 s: the best alarm centres answer 97.5 % within that.</param>
/// <param name="RepeatEvery">How often it presses after that, for ever. Default 120 s.</param>
/// <param name="ReopenAfter">How long after an answer a new alarm reopens the alert instead of only joining it. Default 10 min.</param>
public sealed record AlertLimits(TimeSpan EscalateAfter, TimeSpan RepeatEvery, TimeSpan ReopenAfter)
{
    /// <summary>What comes and goes presses again only when it has stayed for this long.</summary>
    public static readonly TimeSpan Settles = TimeSpan.FromMinutes(10);

    /// <summary>When alerts of many homes are one matter.</summary>
    public GroupingLimits Grouping { get; init; } = GroupingLimits.Default;

    public static AlertLimits Default { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120), TimeSpan.FromMinutes(10));

    /// <summary>By when somebody who is on the way is there, unless another time was promised.</summary>
    public TimeSpan Promised { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How often people are asked to confirm what the resident has cancelled.</summary>
    public TimeSpan ConfirmEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long whoever has an alert may take to be on the way; null for the milder ones, which nobody drives out for at once.</summary>
    public static TimeSpan? SetOutWithin(Severity severity) => severity switch
    {
        Severity.Critical => TimeSpan.FromMinutes(5),
        Severity.Serious => TimeSpan.FromMinutes(30),
        _ => null,
    };

    /// <summary>How long a holder who is asked again has before the next person is.</summary>
    public TimeSpan HolderAnswersWithin(Severity severity) => severity == Severity.Critical ? EscalateAfter : TimeSpan.FromMinutes(5);
}
