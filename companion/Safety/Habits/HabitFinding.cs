namespace Hjemvakt.Safety.Habits;

/// <summary>The rules that rest on the habit model.</summary>
public enum HabitRule
{
    /// <summary>No movement by the usual time in the morning.</summary>
    NotUp,

    /// <summary>No activity for too long while at home.</summary>
    Inactive,

    /// <summary>Out of the home for longer than this person usually is.</summary>
    NotBack,
}

/// <summary>
/// Something is not as usual in a home, with all that is needed to say why in words:
/// "usually up by 07:40, now 10:15, last seen in the bedroom 22:51; learned from 24 days".
/// </summary>
/// <param name="At">Now.</param>
/// <param name="LastSeenAt">The last sign of life.</param>
/// <param name="LastSeenPoint">The sensor that gave it; the home's plan knows its room.</param>
/// <param name="UsuallyBy">
/// <see cref="HabitRule.NotUp"/>: when this person is usually up today. Else: when nineteen of twenty
/// silences that began like this one have ended. Null while limits are fixed.
/// </param>
/// <param name="LearnedDays">Days lived at home that the model has seen.</param>
/// <param name="FixedLimits">The model is still cold: this came from a fixed limit, not from what is usual.</param>
public sealed record HabitFinding(
    HabitRule Rule,
    DateTimeOffset At,
    DateTimeOffset LastSeenAt,
    string LastSeenPoint,
    DateTimeOffset? UsuallyBy,
    int LearnedDays,
    bool FixedLimits)
{
    /// <summary>How long the home has been silent.</summary>
    public TimeSpan Silence => At - LastSeenAt;
}

/// <summary>What people found after an alarm of these rules.</summary>
public enum HabitAnswer
{
    /// <summary>The person was at home and well: so long a silence is one of those that are normal.</summary>
    AllWell,

    /// <summary>Nobody was at home. The model waits for somebody to come home.</summary>
    NotAtHome,

    /// <summary>The person needed help. Nothing of that silence is learned.</summary>
    RealNeed,

    /// <summary>Nobody has looked after the person: it was answered as a test, or as a matter of technology. Nothing is learned.</summary>
    NobodyLooked,
}
