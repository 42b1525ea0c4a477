using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Time;
using static Hjemvakt.Safety.Alerts.AlertEventKind;

namespace Hjemvakt.Safety.Homes;

/// <summary>What can befall an alert besides its life with people: it ends by itself, comes again, is weighed again, falls into a pause. Pure.</summary>
internal static class AlertAftermath
{
    // Whoever has a technical matter has it for a shift, however often it comes and goes.
    private static readonly TimeSpan AnswerHolds = TimeSpan.FromHours(8);

    /// <summary>
    /// What the alert is about has ended by itself. One that is about technology or comfort stops pressing; one about a person presses on until
    /// somebody has answered (docs/decisions/0112). A technical one ends by itself when it does not come back (<see cref="End"/>); every other stays
    /// open until staff resolve it.
    /// </summary>
    public static Transition Clear(Alert alert, DateTimeOffset now)
    {
        if (!alert.IsOpen || alert.ClearedAt is not null)
        {
            return Transition.None(alert);
        }

        var cleared = alert with { ClearedAt = now };
        return Step(Mild(alert) ? StopEscalating(cleared) : cleared, now, Cleared, "");
    }

    /// <summary>A technical matter that ended by itself has not come back: the alert ends, and nobody has to tap.</summary>
    public static Transition End(Alert alert, DateTimeOffset now) => alert.EndsAt <= now
        ? Step(StopEscalating(alert) with { OnDutyUntil = null, State = AlertState.Resolved, Cause = ResolveCause.EndedByItself, ResolvedAt = now }, now, Resolved, ResolveCause.EndedByItself.ToString())
        : Transition.None(alert);

    /// <summary>A deadline has found again what the alert is about.</summary>
    public static Transition Recur(Alert alert, Finding finding, DateTimeOffset now)
        => Lasts(alert, Step(alert with { LastSeenAt = now }, now, Joined, finding.Point ?? ""), now);

    /// <summary>Something has joined: it lasts, or has come again. What comes and goes joins, and presses again only when it stays.</summary>
    public static Transition Lasts(Alert before, Transition joined, DateTimeOffset now)
    {
        if (before.ClearedAt is null)
        {
            return joined;
        }

        var after = joined.Alert with { ClearedAt = null };
        if (before.GroupId is not null)
        {
            // The alert for the cause presses.
            return joined with { Alert = after };
        }

        var answered = before.AnsweredAt is { } at && now - at < AnswerHolds;
        return joined with { Alert = after.AwaitsAnswer || answered || before.Pause is not null ? after : after with { AwaitsAnswer = true, EscalateAt = now + AlertLimits.Settles } };
    }

    /// <summary>A sensor's word is weighed again: never up, and never away.</summary>
    public static Transition Weigh(Alert alert, Weighing weighing, DateTimeOffset now)
        => alert.IsOpen && alert.Confidence > weighing.Confidence
            ? Step(alert with { Confidence = weighing.Confidence, Reason = weighing.FalseBefore is { } before ? (alert.Reason ?? new Reason { At = now }) with { Value = before } : alert.Reason }, now, Weighed, $"{weighing.Confidence} %: {weighing.Why}")
            : Transition.None(alert);

    /// <summary>An alert that was raised a moment ago, in a pause: it is marked, and does not press unless it is critical and the pause lets it.</summary>
    public static Transition Suppress(Transition raised, Pause pause, DateTimeOffset now)
    {
        var marked = raised.Alert with { Pause = pause.Reason };
        if (marked.Severity == Severity.Critical && !pause.CriticalToo)
        {
            return raised with { Alert = marked };
        }

        // Nobody is asked: that line is taken back before anything is written.
        var told = raised.Events.RemoveAll(what => what.What == Asked);
        var suppressed = Step(StopEscalating(marked) with { Version = marked.Version - (raised.Events.Length - told.Length) }, now, Suppressed, pause.Reason.ToString());
        return suppressed with { Events = told.AddRange(suppressed.Events) };
    }

    /// <summary>The companion's clock has jumped: the alert is as old as before, and what it waits for is as far off.</summary>
    public static Transition ClockMoved(Alert alert, TimeSpan by, DateTimeOffset now) => Step(
        alert with
        {
            OccurredAt = alert.OccurredAt.By(by),
            StoredAt = alert.StoredAt.By(by),
            LastSeenAt = alert.LastSeenAt.By(by),
            ClearedAt = alert.ClearedAt.By(by),
            AnsweredAt = alert.AnsweredAt.By(by),
            AskedAt = alert.AskedAt.By(by),
            EscalateAt = alert.EscalateAt.By(by),
            HeldUntil = alert.HeldUntil.By(by),
        },
        now, AlertEventKind.ClockMoved, Signed(by));

    // As +01:00:00; a word for machines and people alike.
    private static string Signed(TimeSpan by) => (by < TimeSpan.Zero ? "-" : "+") + by.ToString(by.Duration() < TimeSpan.FromDays(1) ? @"hh\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);

    /// <summary>It was raised in a pause, lasts, and nobody has ever been asked.</summary>
    public static bool WaitsForPauseToEnd(Alert alert)
        => alert is { IsOpen: true, Pause: not null, AwaitsAnswer: false, AnsweredAt: null, ClearedAt: null, CancelledByResident: false, GroupId: null };

    private static bool Mild(Alert alert) => alert.Severity <= Severity.Moderate;

    private static Alert StopEscalating(Alert alert) => alert with { AwaitsAnswer = false, EscalateAt = null, HeldUntil = null };

    private static Transition Step(Alert alert, DateTimeOffset now, AlertEventKind what, string detail)
        => new(alert with { Version = alert.Version + 1 }, [new AlertEvent(alert.Id, now, what, Parties.Companion, "", detail)]);
}
