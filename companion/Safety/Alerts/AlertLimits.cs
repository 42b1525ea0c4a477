namespace Hjemvakt.Safety.Alerts;

/// <summary>The times of an alert's life.</summary>
/// <param name="EscalateAfter">How long it waits for an answer before it presses again. Default 60 s: the best alarm centres answer 97.5 % within that.</param>
/// <param name="RepeatEvery">How often it presses after that, for ever. Default 120 s.</param>
/// <param name="ReopenAfter">How long after an answer a new alarm reopens the alert instead of only joining it. Default 10 min.</param>
public sealed record AlertLimits(TimeSpan EscalateAfter, TimeSpan RepeatEvery, TimeSpan ReopenAfter)
{
    public static AlertLimits Default { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120), TimeSpan.FromMinutes(10));
}
