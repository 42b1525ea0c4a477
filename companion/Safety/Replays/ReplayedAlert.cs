using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Replays;

/// <summary>An alert as a replay knows it: what it is, where and when. Nothing in it says whose home it is.</summary>
/// <param name="About">What it is about, for telling two of a kind apart; never shown.</param>
/// <param name="At">When it was raised.</param>
/// <param name="Began">When what it is about began. Two alerts of one rule with the same beginning are the same matter.</param>
public sealed record ReplayedAlert(AlertKind Kind, string? About, string? Room, DateTimeOffset At, DateTimeOffset Began)
{
    /// <summary>Kinds that a replay does not find: they rest on what no record tells, as a gateway's silence, or are of the service.</summary>
    public static IReadOnlySet<AlertKind> LeftOut { get; } = new HashSet<AlertKind>
    {
        AlertKind.NoContact, AlertKind.SequenceHole, AlertKind.NumberReused, AlertKind.ClockWrong, AlertKind.AlarmUnread, AlertKind.PartFailed, AlertKind.ChannelDown, AlertKind.AddressRefused,
        AlertKind.RotaGap, AlertKind.ManyWithoutContact, AlertKind.ManyWithoutMains, AlertKind.ServiceClock,
    };

    /// <summary>What a replay compares of an alert.</summary>
    public static ReplayedAlert Of(Alert alert, PlanIndex plan)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(plan);
        return new(
            alert.Kind, alert.About, plan.Point(alert.Point)?.Room ?? alert.Reason?.Room, alert.StoredAt, alert.Reason?.Since ?? alert.Reason?.LastSeenAt ?? alert.OccurredAt);
    }

    /// <summary>Whether one may stand for the other. "Not up" and "no activity" are one silence, told in two ways (docs/decisions/0119).</summary>
    internal bool IsAkinTo(ReplayedAlert other) => Family(Kind) == Family(other.Kind) && About == other.About;

    private static AlertKind Family(AlertKind kind) => kind == AlertKind.NotUp ? AlertKind.Inactive : kind;
}

/// <summary>An alert that really came, and what people found.</summary>
/// <param name="ResolvedAt">When it ended; null while it is open.</param>
/// <param name="Cause">What it was resolved with.</param>
/// <param name="ClearedAt">When what it is about ended by itself.</param>
public sealed record PastAlert(ReplayedAlert Alert, DateTimeOffset? ResolvedAt, ResolveCause? Cause, DateTimeOffset? ClearedAt);
