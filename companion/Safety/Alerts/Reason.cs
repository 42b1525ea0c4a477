namespace Hjemvakt.Safety.Alerts;

/// <summary>
/// Why something calls for a person, in facts and not in words: the pages make a sentence of it in each language, as
/// "usually up by 07:40, now 10:15, last seen in the bedroom 22:51". What a kind of alert has no use for stays null.
/// </summary>
public sealed record Reason
{
    /// <summary>When it was judged.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Since when it has been so.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>By when this usually happens, or was to happen.</summary>
    public DateTimeOffset? UsuallyBy { get; init; }

    /// <summary>The last sign of life, and where.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    public string? Room { get; init; }

    /// <summary>What was measured: °C or %, by the kind; of a fall, how many at this place and hour were false before.</summary>
    public decimal? Value { get; init; }

    /// <summary>The limit it has passed, in the same unit.</summary>
    public decimal? Limit { get; init; }

    /// <summary>Which measurement, sensor or range of records; or a short word of the gateway.</summary>
    public string? Detail { get; init; }

    /// <summary>Days from which the habit model has learned; null where it has no part in it.</summary>
    public int? LearnedDays { get; init; }

    /// <summary>The habit model does not know the person yet: a fixed limit.</summary>
    public bool FixedLimits { get; init; }
}
