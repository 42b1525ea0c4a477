using Hjemvakt.Safety.Homes.Plans;
using Hjemvakt.Safety.Rules;
using static Hjemvakt.Safety.Alerts.AlertEventKind;

namespace Hjemvakt.Safety.Alerts;

/// <summary>What can befall an alert besides its life with people: it ends by itself, comes again, is weighed again, falls into a pause. Pure.</summary>
internal static class AlertAftermath
{
    // What comes and goes presses again only when it has stayed for this long.
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(10);

    // Whoever has a technical matter has it for a shift, however often it comes and goes.
    private static readonly TimeSpan AnswerHolds = TimeSpan.FromHours(8);

    /// <summary>
    /// What the alert is about has ended by itself. It stays open until staff resolve it. One that is about technology or comfort stops
    /// pressing; one about a person presses on until somebody has answered (docs/decisions/0112).
    /// </summary>
    public static Transition Clear(Alert alert, DateTimeOffset now)
    {
        if (!alert.IsOpen || alert.ClearedAt is not null)
        {
            return Transition.None(alert);
        }

        var cleared = alert with { ClearedAt = now };
        return Step(Mild(alert) ? Quiet(cleared) : cleared, now, Cleared, "");
    }

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
        var answered = before.AnsweredAt is { } at && now - at < AnswerHolds;
        return joined with { Alert = after.AwaitsAnswer || answered || before.Pause is not null ? after : after with { AwaitsAnswer = true, EscalateAt = now + Settles } };
    }

    /// <summary>A sensor's word is weighed again: never up, and never away.</summary>
    public static Transition Weigh(Alert alert, Weighing weighing, DateTimeOffset now)
        => alert.IsOpen && alert.Confidence > weighing.Confidence
            ? Step(alert with { Confidence = weighing.Confidence }, now, Weighed, $"{weighing.Confidence} %: {weighing.Why}")
            : Transition.None(alert);

    /// <summary>An alert that was raised a moment ago, in a pause: it is marked, and does not press unless it is critical and the pause lets it.</summary>
    public static Transition Hush(Transition raised, Pause pause, DateTimeOffset now)
    {
        var marked = raised.Alert with { Pause = pause.Reason };
        if (marked.Severity == Severity.Critical && !pause.CriticalToo)
        {
            return raised with { Alert = marked };
        }

        // Nobody is asked: that line is taken back before anything is written.
        var told = raised.Events.RemoveAll(what => what.What == Asked);
        var hushed = Step(Quiet(marked) with { Version = marked.Version - (raised.Events.Length - told.Length) }, now, Hushed, pause.Reason.ToString());
        return hushed with { Events = told.AddRange(hushed.Events) };
    }

    /// <summary>It was raised in a pause, lasts, and nobody has ever been asked.</summary>
    public static bool WaitsForPauseToEnd(Alert alert)
        => alert is { IsOpen: true, Pause: not null, AwaitsAnswer: false, AnsweredAt: null, ClearedAt: null, CancelledByResident: false };

    private static bool Mild(Alert alert) => alert.Severity <= Severity.Moderate;

    private static Alert Quiet(Alert alert) => alert with { AwaitsAnswer = false, EscalateAt = null };

    private static Transition Step(Alert alert, DateTimeOffset now, AlertEventKind what, string detail)
        => new(alert with { Version = alert.Version + 1 }, [new AlertEvent(alert.Id, now, what, Parties.Companion, "", detail)]);
}
