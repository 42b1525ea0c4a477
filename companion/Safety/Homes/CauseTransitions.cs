using System.Globalization;
using Hjemvakt.Safety.Alerts;
using static Hjemvakt.Safety.Alerts.AlertEventKind;

namespace Hjemvakt.Safety.Homes;

/// <summary>How an alert changes that has its cause in common with those of other homes (<see cref="CommonCause"/>), and the alert for that cause. Pure.</summary>
internal static class CauseTransitions
{
    /// <summary>An alert that was raised a moment ago is held back before anybody is asked.</summary>
    public static Transition Hold(Transition raised, GroupingLimits limits, DateTimeOffset now)
    {
        // Nobody is asked: that line is taken back before anything is written.
        var told = raised.Events.RemoveAll(what => what.What == Asked);
        var alert = raised.Alert;
        return new Transition(
            alert with { AwaitsAnswer = false, EscalateAt = null, HeldUntil = now + limits.Within, Version = alert.Version - (raised.Events.Length - told.Length) }, told);
    }

    /// <summary>It stands under a cause from now on.</summary>
    public static Transition Group(Alert alert, Guid cause, DateTimeOffset now) => CommonCause.MayJoin(alert)
        ? Step(alert with { GroupId = cause, AwaitsAnswer = false, EscalateAt = null, HeldUntil = null }, now, Grouped, "")
        : Transition.None(alert);

    /// <summary>Homes have come under the cause.</summary>
    public static Transition Join(Alert cause, int homes, DateTimeOffset now)
    {
        var reason = cause.Reason ?? new Reason { At = now, Since = now };
        return Step(cause with { LastSeenAt = now, Reason = reason with { Value = (reason.Value ?? 0) + homes } }, now, HomesJoined, homes.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Homes are well again.</summary>
    public static Transition Return(Alert cause, int homes, DateTimeOffset now)
        => Step(cause with { Reason = cause.Reason is { } reason ? reason with { At = now } : null }, now, HomesReturned, homes.ToString(CultureInfo.InvariantCulture));

    private static Transition Step(Alert alert, DateTimeOffset now, AlertEventKind what, string detail)
        => new(alert with { Version = alert.Version + 1 }, [new AlertEvent(alert.Id, now, what, Parties.Companion, "", detail)]);
}
